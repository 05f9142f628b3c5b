package no.nattro.order.checkout;

import java.time.Duration;

/** How long an order rests when a step got stuck, before anybody goes on with it. */
interface Pause {

    /** For a request that waits no longer: recovery, which has not tried yet, goes on at once. */
    Pause NONE = new Pause() {
        @Override
        public Duration afterUnknown(int attempts) {
            return Duration.ZERO;
        }

        @Override
        public Duration afterNotSent() {
            return Duration.ZERO;
        }
    };

    /** @param attempts how often in a row the outcome has not become known, this time included */
    Duration afterUnknown(int attempts);

    /** Nothing was sent, so nothing speaks for a longer pause the next time. */
    Duration afterNotSent();
}
