package no.nattro.platform.servlet;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs when a limit begins to refuse and when it has ceased to, once each. A line per refusal would fill the disk in a flood,
 * and so would a line each time that one of many requests finds a place in between: it has ceased when nothing was refused
 * for a while. That is found out by a request that is let in, so a limit costs no timer.
 */
final class Refusals {

    private static final Logger log = LoggerFactory.getLogger(Refusals.class);

    /** So that a limit that is hovered about makes two lines in that time at most. */
    static final Duration QUIET = Duration.ofSeconds(10);

    private final String share;
    private final int most;
    private final LongSupplier nanos;
    private volatile boolean refusing;
    private long last;
    private long count;

    Refusals(String share, int most, LongSupplier nanos) {
        this.share = share;
        this.most = most;
        this.nanos = nanos;
    }

    synchronized void refused() {
        if (!refusing) {
            log.warn("Refusing requests: {} are being worked on, which is all that may be at once of '{}'", most,
                    share);
            refusing = true;
            count = 0;
        }
        count++;
        last = nanos.getAsLong();
    }

    void admitted() {
        if (refusing) {
            endIfQuiet();
        }
    }

    private synchronized void endIfQuiet() {
        if (refusing && nanos.getAsLong() - last >= QUIET.toNanos()) {
            log.info("No request of '{}' was refused for {} s; before that {} were", share, QUIET.toSeconds(), count);
            refusing = false;
        }
    }
}
