package no.nattro.demo.bugs;

import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Where something waits until the test lets it go on: a moment of a story, without a clock. */
final class Gate {

    private final AtomicInteger waiting = new AtomicInteger();
    private final CountDownLatch open = new CountDownLatch(1);

    /** Waits; returns at once where it is open already. */
    void pass() {
        waiting.incrementAndGet();
        try {
            open.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    void awaitWaiting(int number) {
        await().atMost(Shopper.PATIENCE).until(() -> waiting.get() >= number);
    }

    void open() {
        open.countDown();
    }
}
