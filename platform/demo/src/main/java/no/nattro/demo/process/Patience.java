package no.nattro.demo.process;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import no.nattro.demo.home.DemoFailed;

/** Waits for something that cannot call back: asks again every 50 ms, which no person notices and no machine either. */
public record Patience(Duration limit) {

    private static final long INTERVAL_MILLIS = 50;

    public static Patience of(Duration limit) {
        return new Patience(limit);
    }

    /** Returns false when the time is over. */
    public boolean until(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > limit.toNanos()) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(INTERVAL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("Interrupted", e);
        }
    }
}
