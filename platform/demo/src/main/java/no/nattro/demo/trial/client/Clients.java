package no.nattro.demo.trial.client;

import java.net.URI;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import no.nattro.demo.client.Answers;
import no.nattro.demo.client.Catalogue;
import no.nattro.demo.client.Doors;
import no.nattro.demo.client.FrontDoor;
import no.nattro.demo.client.Recorder;
import no.nattro.demo.client.Stopping;
import no.nattro.demo.client.Till;
import no.nattro.demo.home.DemoFailed;

/** All the shoppers of a trial. The first thing that goes wrong with themselves, not with the shop, stops them all. */
public final class Clients {

    /** Longer than the longest request of {@link FrontDoor#BUDGET}, so that hardly one has to be broken off. */
    private static final Duration LAST_REQUESTS = Duration.ofMillis(5500);

    private static final Duration BROKEN_OFF = Duration.ofMillis(500);

    private static final String STILL_THERE = "A client has not ended 6 s after it was told to: what it writes down now would"
            + " count as done after everything was mended, so this trial proves nothing. Try again";

    /** The others look at a product first; these get their cookie with a refusal, as whoever skipped that does. */
    private static final int ONE_OF_SO_MANY_DOES_NOT_LOOK = 4;

    private final Doors doors;
    private final long seed;
    private final int count;
    private final Recorder recorder;
    private final InstantSource clock;
    private final Answers answers = new Answers();
    private final Stopping stopping = new Stopping();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor();
    private final List<FrontDoor> opened = new ArrayList<>();
    private final List<CompletableFuture<Void>> running = new ArrayList<>();

    /**
     * @param certificate of the gateway; no other is trusted
     * @param seed        the same one gives each client the same plan
     * @param clock       for the times in the history
     */
    public Clients(URI shop, Certificate certificate, long seed, int count, Recorder recorder, InstantSource clock) {
        this(Doors.of(shop, certificate), seed, count, recorder, clock);
    }

    Clients(Doors doors, long seed, int count, Recorder recorder, InstantSource clock) {
        this.doors = doors;
        this.seed = seed;
        this.count = count;
        this.recorder = recorder;
        this.clock = clock;
    }

    /**
     * Looks at the catalogue, and lets everybody in.
     *
     * @throws DemoFailed when the shop does not show it
     */
    public void start() {
        Catalogue catalogue = catalogue();
        for (int client = 0; client < count; client++) {
            int number = client;
            FrontDoor door = doors.of(client);
            opened.add(door);
            running.add(CompletableFuture.runAsync(() -> visit(number, door, catalogue), hands));
        }
    }

    private Catalogue catalogue() {
        try (FrontDoor window = doors.of(count)) {
            return Catalogue.read(window.get(Catalogue.PATH));
        }
    }

    private void visit(int number, FrontDoor door, Catalogue catalogue) {
        Client client = new Client(Plan.of(seed, number, catalogue), door,
                new Till(door, recorder, answers, clock, stopping),
                stopping, hands);
        try {
            if (number % ONE_OF_SO_MANY_DOES_NOT_LOOK != ONE_OF_SO_MANY_DOES_NOT_LOOK - 1) {
                client.enter();
            }
            client.shop();
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e instanceof CompletionException parallel ? parallel.getCause() : e);
            stopping.ask();
        }
    }

    /** What has been told so far. */
    public Answers answers() {
        return answers;
    }

    /** What stopped the clients before they were told to; whoever conducts a trial looks at it from time to time. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure.get());
    }

    /**
     * Lets everybody finish the request that is under way, and nothing else; takes at most 6 s.
     *
     * @throws DemoFailed when somebody is not to be stopped
     */
    public void stop() {
        stopping.ask();
        if (!haveLeft(LAST_REQUESTS)) {
            hands.shutdownNow();
        }
        hands.shutdown();
        opened.forEach(FrontDoor::close);
        if (!handsAreStill(BROKEN_OFF)) {
            throw new DemoFailed(STILL_THERE);
        }
    }

    private boolean haveLeft(Duration limit) {
        try {
            CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).get(limit.toNanos(),
                    TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a client's end was not caught", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("Interrupted", e);
        }
    }

    /** With what a client began beside its own way, and left when that ended badly. */
    private boolean handsAreStill(Duration limit) {
        try {
            return hands.awaitTermination(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("Interrupted", e);
        }
    }
}
