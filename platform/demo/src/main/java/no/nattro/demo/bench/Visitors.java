package no.nattro.demo.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.shop.TrustedTls;

/** All who look through one door at the same time. They come anew for each window, so that no connection has grown old. */
final class Visitors implements AutoCloseable {

    /** Half of what the gateway gives a shopper, a tenth of what it gives an address. */
    private static final Duration PACE = Duration.ofMillis(100);

    /** Together 250 a second: a third of two processors, so that nobody waits for one. */
    private static final int MANY = 25;

    /** Where there is one loopback address only (macOS), 80 a second: it is given 100. */
    private static final int FEW = 8;

    private static final Duration LEAD = Duration.ofMillis(20);

    private final List<Visitor> visitors;
    private final ExecutorService threads;

    Visitors(Door door, X509Certificate certificate) {
        int count = count();
        this.visitors = IntStream.range(0, count).mapToObj(number -> visitor(door, certificate, address(number)))
                .toList();
        this.threads = Executors.newFixedThreadPool(count, Thread.ofPlatform().daemon().factory());
    }

    private static Visitor visitor(Door door, X509Certificate certificate, InetAddress address) {
        try {
            return new Visitor(door,
                    TrustedTls.builder(certificate, door.version()).localAddress(address).build());
        } catch (IOException | GeneralSecurityException e) {
            throw new DemoFailed("The certificate cannot be trusted: " + e.getMessage(), e);
        }
    }

    private static int count() {
        return canBeFrom(loopback(1, 1)) ? MANY : FEW;
    }

    /** How many reads there are in a second. */
    static int perSecond() {
        return Math.toIntExact(count() * 1000 / PACE.toMillis());
    }

    private static InetAddress address(int number) {
        InetAddress own = loopback(1, 1 + number);
        return canBeFrom(own) ? own : loopback(0, 1);
    }

    private static InetAddress loopback(int third, int fourth) {
        try {
            return InetAddress.getByAddress(new byte[]{127, 0, (byte) third, (byte) fourth});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean canBeFrom(InetAddress address) {
        try (ServerSocket _ = new ServerSocket(0, 1, address)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** @throws DemoFailed when one is not let in */
    void enter() {
        together(visitor -> {
            visitor.enter();
            return new long[0];
        });
    }

    /**
     * Returns when the last has had the last answer.
     *
     * @return what each read took, in nanoseconds, in ascending order
     * @throws DemoFailed when any read is not answered as it should be
     */
    long[] look(Duration duration) {
        int times = Math.toIntExact(duration.dividedBy(PACE));
        long start = System.nanoTime() + LEAD.toNanos();
        return together(visitor -> visitor.look(times,
                start + PACE.toNanos() * visitors.indexOf(visitor) / visitors.size(), PACE));
    }

    private long[] together(Function<Visitor, long[]> what) {
        try {
            LongStream.Builder all = LongStream.builder();
            for (Future<long[]> each : threads.invokeAll(
                    visitors.stream().map(visitor -> (Callable<long[]>) () -> what.apply(visitor)).toList())) {
                LongStream.of(each.get()).forEach(all);
            }
            return all.build().sorted().toArray();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof DemoFailed failed ? failed : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("Interrupted", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        visitors.forEach(Visitor::close);
    }
}
