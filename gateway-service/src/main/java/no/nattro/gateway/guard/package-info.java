/**
 * What a stranger may take of the gateway: so many connections, so many bytes, and so much time to say what they want. Each
 * guard ends what it guards against by the clock, never by silence: a byte a second is not silence.
 */
@NullMarked
package no.nattro.gateway.guard;

import org.jspecify.annotations.NullMarked;
