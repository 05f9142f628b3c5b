package no.nattro.gateway.guard;

import java.util.Locale;

/** What a client was too slow with, had too much of, or could not say properly; also its name in the metric. */
enum Part {
    HANDSHAKE,
    HEAD,
    BODY,
    ANSWER,
    FRAME,
    PIPELINE,
    CONTROL_FRAMES,
    UNREADABLE;

    String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
