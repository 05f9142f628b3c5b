package no.nattro.platform.upstream;

import java.io.IOException;

/** Too little is left of the caller's time to send a request. */
class DeadlineSpent extends IOException {

    private static final long serialVersionUID = 1L;

    DeadlineSpent(String message) {
        super(message);
    }
}
