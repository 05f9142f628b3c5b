package no.nattro.demo.trial.fault;

import java.time.Duration;
import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.terminal.Words;

/**
 * One thing that is broken once.
 *
 * @param at    from the trial's beginning
 * @param lasts until it is mended; a killed process is started then, and takes its time to get ready
 */
public record Fault(Duration at, FaultKind kind, Instance target, Duration lasts) {

    /** A service on a machine that has other things to do; planned, not promised. */
    private static final Duration SERVICE_START = Duration.ofSeconds(12);

    /** With what it has to replay of its log. */
    private static final Duration POSTGRES_START = Duration.ofSeconds(4);

    public FaultType type() {
        return new FaultType(kind, target.component());
    }

    /** When everything should be well again, from the trial's beginning. */
    public Duration over() {
        return at.plus(lasts).plus(recovery());
    }

    /** How long the target takes no requests, as far as that can be planned. */
    public Duration away() {
        return over().minus(at);
    }

    private Duration recovery() {
        if (kind != FaultKind.KILL) {
            return Duration.ZERO;
        }
        return target.component() == Component.POSTGRES ? POSTGRES_START : SERVICE_START;
    }

    /** As in {@code kill order-2, for 1.2 s}. */
    public String words() {
        return kind + " " + target + ", for " + Words.seconds(lasts);
    }
}
