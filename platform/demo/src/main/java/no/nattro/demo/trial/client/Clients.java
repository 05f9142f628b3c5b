package no.nattro.demo.trial.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
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
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.shop.TrustedTls;

/** All the shoppers of a trial. The first thing that goes wrong with themselves, not with the shop, stops them all. */
public final class Clients {

    /** Longer than the longest request of {@link FrontDoor#BUDGET}, so that hardly one has to be broken off. */
    private static final Duration LAST_REQUESTS = Duration.ofMillis(5500);

    private static final Duration BROKEN_OFF = Duration.ofMillis(500);

    /** The others look at a product first; these get their cookie with a refusal, as whoever skipped that does. */
    private static final int ONE_OF_SO_MANY_ENTERS_WITHOUT_LOOKING = 4;

    private final URI shop;
    private final HttpClients http;
    private final long seed;
    private final int count;
    private final Recorder recorder;
    private final InstantSource clock;
    private final Answers answers = new Answers();
    private final Stopping stopping = new Stopping();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor();
    private final List<FrontDoor> doors = new ArrayList<>();
    private final List<CompletableFuture<Void>> running = new ArrayList<>();

    /** Makes the connections of one client. */
    interface HttpClients {

        HttpClient from(InetAddress address, HttpClient.Version version) throws IOException, GeneralSecurityException;
    }

    /**
     * @param certificate of the gateway; no other is trusted
     * @param seed        the same one gives each client the same plan
     * @param clock       for the times in the history
     */
    public Clients(URI shop, Certificate certificate, long seed, int count, Recorder recorder, InstantSource clock) {
        this(shop, (address, version) -> TrustedTls.builder(certificate, version).localAddress(address).build(),
                seed, count, recorder, clock);
    }

    Clients(URI shop, HttpClients http, long seed, int count, Recorder recorder, InstantSource clock) {
        this.shop = shop;
        this.http = http;
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
        for (int client = 0; client < count; client++) {
            doors.add(door(client));
        }
        Catalogue catalogue;
        try (FrontDoor window = door(count)) {
            catalogue = Catalogue.read(window.get(Catalogue.PATH));
        }
        for (int client = 0; client < count; client++) {
            int number = client;
            running.add(CompletableFuture.runAsync(() -> visit(number, catalogue), hands));
        }
    }

    private void visit(int number, Catalogue catalogue) {
        FrontDoor door = doors.get(number);
        Client client = new Client(Plan.of(seed, number, catalogue), door, new Till(door, recorder, answers, clock),
                stopping, hands);
        try {
            if (number % ONE_OF_SO_MANY_ENTERS_WITHOUT_LOOKING != ONE_OF_SO_MANY_ENTERS_WITHOUT_LOOKING - 1) {
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

    /** Lets everybody finish the request that is under way, and nothing else; takes at most 6 s. */
    public void stop() {
        stopping.ask();
        if (!haveEnded(LAST_REQUESTS)) {
            hands.shutdownNow();
            haveEnded(BROKEN_OFF);
        }
        hands.shutdown();
        doors.forEach(FrontDoor::close);
    }

    private boolean haveEnded(Duration limit) {
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

    /** Every second client speaks HTTP/2: its connection ends differently when the gateway dies or it hangs up. */
    private FrontDoor door(int number) {
        HttpClient.Version version = number % 2 == 0 ? HttpClient.Version.HTTP_1_1 : HttpClient.Version.HTTP_2;
        try {
            return new FrontDoor(shop, http.from(address(number), version));
        } catch (IOException | GeneralSecurityException e) {
            throw new DemoFailed("The gateway's certificate cannot be trusted: " + e.getMessage(), e);
        }
    }

    /** Everybody an address of his own, as far as the system has them: Linux does, macOS has the first only. */
    private static InetAddress address(int number) throws IOException {
        InetAddress own = InetAddress.getByAddress(new byte[]{127, 0, (byte) (1 + number / 250),
                (byte) (1 + number % 250)});
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(own, 0));
            return own;
        } catch (IOException _) {
            return InetAddress.getByAddress(new byte[]{127, 0, 0, 1});
        }
    }
}
