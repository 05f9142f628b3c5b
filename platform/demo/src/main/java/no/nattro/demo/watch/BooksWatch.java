package no.nattro.demo.watch;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import no.nattro.demo.books.Books;
import no.nattro.demo.books.Glance;
import no.nattro.demo.books.audit.Balance;
import no.nattro.demo.home.DemoFailed;
import org.jspecify.annotations.Nullable;

/** Glances at the books every few seconds. The more orders there are, the rarer: at most a fifth of the time is read. */
final class BooksWatch {

    private static final long PAUSE = Duration.ofSeconds(3).toNanos();
    private static final long PAUSE_PER_READING = 4;

    private final Books books;
    private volatile Seen last = new Seen(Collections.emptySortedMap(), List.of(), System.nanoTime(), null);
    private volatile long next = System.nanoTime();
    private CompletableFuture<Void> reading = CompletableFuture.completedFuture(null);

    private record Seen(SortedMap<String, Long> orders, List<Balance> balances, long at, @Nullable String trouble) {}

    BooksWatch(Books books) {
        this.books = books;
    }

    /** Reads, if it is time and nobody is reading still. */
    CompletableFuture<Void> ask() {
        if (reading.isDone() && System.nanoTime() - next >= 0) {
            reading = CompletableFuture.runAsync(this::read, Thread.ofVirtual()::start);
        }
        return reading;
    }

    BooksLook look() {
        Seen seen = last;
        return new BooksLook(seen.orders(), seen.balances(),
                Duration.ofNanos(System.nanoTime() - seen.at()).toMillis() / 1000.0, seen.trouble());
    }

    private void read() {
        long begin = System.nanoTime();
        try {
            Glance glance = books.glance();
            last = new Seen(glance.orders(), Balance.of(glance), begin, null);
            long took = System.nanoTime() - begin;
            next = begin + Math.max(PAUSE, took + PAUSE_PER_READING * took);
        } catch (DemoFailed e) {
            last = new Seen(last.orders(), last.balances(), last.at(), e.getMessage());
            next = System.nanoTime() + PAUSE;
        }
    }
}
