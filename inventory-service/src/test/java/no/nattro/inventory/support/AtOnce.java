package no.nattro.inventory.support;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Things that happen at the same time. */
public final class AtOnce {

    private AtOnce() {}

    /** Lets all go at one signal, each on a thread of its own; returns their results in their order. */
    public static <T> List<T> run(List<Callable<T>> all) throws InterruptedException, ExecutionException {
        CountDownLatch ready = new CountDownLatch(all.size());
        CountDownLatch signal = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> one : all) {
                running.add(threads.submit(() -> {
                    ready.countDown();
                    signal.await();
                    return one.call();
                }));
            }
            ready.await(10, TimeUnit.SECONDS);
            signal.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        }
    }
}
