package no.nattro.platform.upstream;

import java.io.IOException;
import java.time.Duration;

/** An attempt was ended at its limit. Whether anything of it was sent, its {@link Progress} tells. */
class TotalLimitExceeded extends IOException {

    private static final long serialVersionUID = 1L;

    TotalLimitExceeded(Duration limit, Throwable cause) {
        super("no complete answer within " + limit.toMillis() + " ms", cause);
    }
}
