package no.nattro.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import no.nattro.gateway.Browser;
import no.nattro.gateway.GatewayProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RecordedGateway.class)
class SlowClientsIT {

    private static final int CLIENTS = 500;
    private static final String HEAD = "GET /api/products HTTP/1.1\r\nHost: localhost\r\nX-Slow: ";
    private static final String BODY = "POST /api/orders HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{";
    /** What a buyer waits at most (docs: client 5 s > gateway 4.5 s > order 4 s). */
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int BETWEEN_PURCHASES = 250; // ms; what one shopper may do without meeting the rate limit

    private final GatewayProcess gateway = RecordedGateway.fresh();
    private final Browser buyer = Browser.at(gateway.port());
    private final List<Duration> purchases = new ArrayList<>();

    @Test
    void a_crowd_of_slow_clients_is_thrown_out_and_an_ordinary_buyer_does_not_notice() throws Exception {
        double heads = ended("head");
        double bodies = ended("body");
        String cookie = buyer.get("/api/products").headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        List<Future<String>> crowd;
        try (ScheduledExecutorService buying = Executors.newSingleThreadScheduledExecutor();
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            ScheduledFuture<?> shopping = buying.scheduleAtFixedRate(() -> buy(cookie), 0, BETWEEN_PURCHASES,
                    TimeUnit.MILLISECONDS);
            crowd = IntStream.range(0, CLIENTS).mapToObj(number -> clients.submit(new SlowClient(
                    "127.1." + number / 200 + "." + (1 + number % 200), gateway.port(),
                    number % 2 == 0 ? HEAD : BODY)::untilThrownOut)).toList();
            clients.shutdown();
            assertThat(clients.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
            assertThat(shopping.isDone()).as("a purchase failed").isFalse();
            shopping.cancel(false);
        }

        for (int number = 0; number < CLIENTS; number++) {
            assertThat(crowd.get(number).get()).as("client %d", number)
                    .satisfies(number % 2 == 0 ? this::saysNothing : this::isToldWhy);
        }
        assertThat(ended("head") - heads).isEqualTo(CLIENTS / 2);
        assertThat(ended("body") - bodies).isEqualTo(CLIENTS / 2);
        assertThat(gateway.metric("nattro.gateway.bodies.held")).isZero();
        assertThat(purchases).hasSizeGreaterThan(10).allMatch(took -> took.compareTo(PATIENCE) < 0);
        assertThat(RecordedGateway.ORDER.arrived()).hasSameSizeAs(purchases);
        assertThat(gateway.log()).doesNotContain(" ERROR ");
        System.out.printf("Beside %d slow clients %d purchases took %d ms (median), %d ms (slowest)%n", CLIENTS,
                purchases.size(), slowest(0.5), slowest(1));
    }

    private double ended(String because) {
        return gateway.metric("nattro.gateway.connections.ended", "because:" + because);
    }

    private void buy(String cookie) {
        long start = System.nanoTime();
        HttpResponse<String> reply = buyer.post("/api/orders", "{\"lines\":[]}", "Cookie", cookie);
        assertThat(reply.statusCode()).isEqualTo(200);
        purchases.add(Duration.ofNanos(System.nanoTime() - start));
    }

    private void saysNothing(String answer) {
        assertThat(answer).isEmpty();
    }

    private void isToldWhy(String answer) {
        assertThat(answer).startsWith("HTTP/1.1 408 ").contains("urn:nattro:problem:request-timeout",
                "onnection: close");
    }

    private long slowest(double share) {
        return purchases.stream().sorted().skip((long) Math.ceil(share * purchases.size()) - 1).findFirst()
                .orElseThrow().toMillis();
    }
}
