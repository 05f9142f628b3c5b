package no.nattro.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import no.nattro.gateway.GatewayProcess;
import no.nattro.gateway.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RecordedGateway.class)
class SlowClientsIT {

    /** Each comes back as often as it is thrown out, so that for as long as it matters most of them are there. */
    private static final int CLIENTS = 500;
    private static final int AT_ONCE = 400;
    /** So many that in between all of them are thrown out once, and not more than one shopper may make. */
    private static final int PURCHASES = 30;
    private static final Duration BETWEEN_PURCHASES = Duration.ofMillis(250);

    private static final String HEAD = "GET /api/products HTTP/1.1\r\nHost: localhost\r\nX-Slow: ";
    private static final String POST = "POST /api/orders HTTP/1.1\r\nHost: localhost\r\n";
    private static final String BODY = POST + "Content-Length: 1000\r\n\r\n{";
    /** Three hundred of them have 18 MB to say, and the gateway 8 MB to hear it in. */
    private static final String LARGE_BODY = POST + "Content-Length: 65536\r\n\r\n{" + " ".repeat(60_000);
    private static final List<String> SORTS = List.of(HEAD, LARGE_BODY, BODY, LARGE_BODY, LARGE_BODY);
    private static final String ORDER = "{\"lines\":[]}" + " ".repeat(1900);

    /** What a buyer waits at most (docs: client 5 s > gateway 4.5 s > order 4 s), and mostly. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration MOSTLY = Duration.ofMillis(500);

    private final GatewayProcess gateway = RecordedGateway.fresh();
    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void a_crowd_of_slow_clients_is_thrown_out_and_an_ordinary_buyer_does_not_notice() throws Exception {
        double heads = ended("head");
        double bodies = ended("body");
        double refused = refused();
        List<Future<List<String>>> crowd;
        List<Duration> purchases = new ArrayList<>();
        List<Double> connections = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            crowd = IntStream.range(0, CLIENTS).mapToObj(number -> clients.submit(() -> new SlowClient(own(number),
                    gateway.port(), sort(number)).comeAgainUntil(over::get))).toList();
            try {
                await().atMost(Duration.ofSeconds(60)).until(() -> connections() >= AT_ONCE);
                await().atMost(Duration.ofSeconds(60)).pollInterval(BETWEEN_PURCHASES).until(() -> {
                    purchases.add(buy());
                    connections.add(connections());
                    return purchases.size() == PURCHASES;
                });
            } finally {
                over.set(true);
            }
        }

        List<String> toHeads = answers(crowd, HEAD::equals);
        List<String> toBodies = answers(crowd, sort -> !sort.equals(HEAD));
        int visits = toHeads.size() + toBodies.size();
        assertThat(toHeads).hasSizeGreaterThanOrEqualTo(CLIENTS / 5).containsOnly("");
        assertThat(toBodies).hasSizeGreaterThanOrEqualTo(4 * CLIENTS / 5).filteredOn(this::isTold)
                .as("told why, unless they said one more byte just then").hasSizeGreaterThan(toBodies.size() * 9 / 10);
        assertThat(ended("head") - heads + ended("body") - bodies).isEqualTo(visits);
        assertThat(refused() - refused).as("all the room for bodies was taken").isPositive();
        assertThat(gateway.metric("nattro.gateway.bodies.held")).isZero();
        assertThat(Collections.max(connections)).as("at once, while somebody buys").isGreaterThanOrEqualTo(AT_ONCE);
        assertThat(purchases).allMatch(took -> took.compareTo(PATIENCE) < 0);
        assertThat(median(purchases)).isLessThan(MOSTLY);
        assertThat(RecordedGateway.ORDER.arrived()).hasSameSizeAs(purchases);
        assertThat(gateway.log()).doesNotContain(" ERROR ");
        System.out.printf(
                "Beside %.0f slow clients (median; %d in all, %d visits) %d purchases, each over a connection of "
                        + "its own, took %d ms (median), %d ms (slowest)%n",
                median(connections), CLIENTS, visits,
                purchases.size(), median(purchases).toMillis(),
                Collections.max(purchases).toMillis());
    }

    private static String own(int number) {
        return "127.1." + number / 200 + "." + (1 + number % 200);
    }

    private static String sort(int number) {
        return SORTS.get(number % SORTS.size());
    }

    private double connections() {
        return gateway.metric("nattro.gateway.connections");
    }

    private double ended(String because) {
        return gateway.metric("nattro.gateway.connections.ended", "because:" + because);
    }

    private double refused() {
        return gateway.metric("nattro.gateway.bodies.refused", "limit:total");
    }

    private Duration buy() throws IOException {
        long start = System.nanoTime();
        try (Line line = Line.to(gateway.port())) {
            Line.Reply reply = line.send(POST + "Connection: close\r\nCookie: " + RecordedGateway.COOKIE
                    + "\r\nContent-Length: " + ORDER.length() + "\r\n\r\n" + ORDER).reply();
            assertThat(reply.status()).as(reply::body).isEqualTo(200);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static List<String> answers(List<Future<List<String>>> crowd, Predicate<String> sort) {
        return IntStream.range(0, CLIENTS).filter(number -> sort.test(sort(number)))
                .mapToObj(number -> crowd.get(number).resultNow()).flatMap(List::stream).toList();
    }

    private boolean isTold(String answer) {
        return answer.startsWith("HTTP/1.1 408 ") && answer.contains("urn:nattro:problem:request-timeout")
                && answer.contains("onnection: close");
    }

    private static <T extends Comparable<T>> T median(List<T> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
