package no.nattro.gateway.guard;

import java.nio.ByteBuffer;
import java.util.List;

/** A body that is there, in the pieces in which it was kept: to join them would hold all of it twice. */
record ReceivedBody(List<ByteBuffer> parts, int length) {}
