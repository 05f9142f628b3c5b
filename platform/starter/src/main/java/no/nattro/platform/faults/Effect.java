package no.nattro.platform.faults;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** What a fault does. */
sealed interface Effect {

    FaultKind kind();

    /**
     * Requests wait before they are processed.
     *
     * @param jitter at most {@code length}: each request waits for that much more or less, all of it equally likely
     */
    record Delay(Duration length, Duration jitter) implements Effect {

        @Override
        public FaultKind kind() {
            return FaultKind.DELAY;
        }

        Duration next(RandomGenerator random) {
            return length.plusNanos(Math.round((2 * random.nextDouble() - 1) * jitter.toNanos()));
        }

        @Override
        public String toString() {
            return "delay of " + Lengths.text(length) + (jitter.isZero() ? "" : " ± " + Lengths.text(jitter));
        }
    }

    /**
     * Requests are answered with a problem and not processed.
     *
     * @param rate the share of the requests, from 0 to 1
     */
    record Fail(int status, double rate) implements Effect {

        @Override
        public FaultKind kind() {
            return FaultKind.ERROR;
        }

        boolean strikes(RandomGenerator random) {
            return random.nextDouble() < rate;
        }

        @Override
        public String toString() {
            return "error " + status + (rate < 1 ? " at a rate of " + rate : "");
        }
    }

    /** Requests wait for the end of the fault, and are processed then. */
    record Hang() implements Effect {

        @Override
        public FaultKind kind() {
            return FaultKind.HANG;
        }

        @Override
        public String toString() {
            return "hang";
        }
    }

    /** Nobody listens at the service's port, for its probes there neither; the management port is another. */
    record Refuse() implements Effect {

        @Override
        public FaultKind kind() {
            return FaultKind.REFUSE;
        }

        @Override
        public String toString() {
            return "refused connections";
        }
    }

    /** Requests are processed to their end, and their connections cut without a byte of an answer. */
    record LoseReply() implements Effect {

        @Override
        public FaultKind kind() {
            return FaultKind.LOSE_REPLY;
        }

        @Override
        public String toString() {
            return "lost replies";
        }
    }
}
