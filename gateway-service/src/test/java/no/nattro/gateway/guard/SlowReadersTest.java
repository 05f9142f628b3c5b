package no.nattro.gateway.guard;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import no.nattro.gateway.GatewayUnderTest;
import no.nattro.gateway.Line;
import no.nattro.gateway.Services;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@GatewayUnderTest
@TestPropertySource(properties = {"nattro.gateway.guards.answer-time=1s", "server.netty.idle-timeout=3s",
        "nattro.gateway.guards.streams-per-address=150", "nattro.gateway.budget=10s",
        "nattro.upstreams.inventory.response-timeout=5s"})
class SlowReadersTest {

    private static final byte[] NO_WINDOW = {0, 4, 0, 0, 0, 0}; // SETTINGS_INITIAL_WINDOW_SIZE
    private static final byte[] CANCEL = {0, 0, 0, 8};
    private static final byte[] REFUSED = {0, 0, 0, 7};
    /** More than the sockets' buffers take. */
    private static final String LARGE = "[\"" + "x".repeat(20_000_000) + "\"]";

    private final int port;
    private final MeterRegistry metrics;

    SlowReadersTest(@LocalServerPort int port, MeterRegistry metrics) {
        this.port = port;
        this.metrics = metrics;
    }

    @BeforeEach
    void services_answer() {
        Services.answer();
    }

    /** A file, a problem, and what a service answers. */
    @ParameterizedTest
    @ValueSource(strings = {"/shop/purchase.js", "/nowhere", "/api/products"})
    void an_answer_over_http2_for_which_no_window_is_opened_is_not_kept(String path, CapturedOutput log)
            throws IOException {
        double before = ended();
        try (Http2Line line = Http2Line.to(port)) {
            line.frame(Http2Line.SETTINGS, 0, 0, NO_WINDOW);
            get(line, 1, path);
            assertThat(line.outcome()).isIn("200", "404");

            Http2Line.Frame frame = nextOf(line, 1);
            assertThat(frame.type()).isEqualTo(Http2Line.RST_STREAM);
            assertThat(frame.payload()).isEqualTo(CANCEL);
            assertThat(ended()).isEqualTo(before + 1);

            line.frame(Http2Line.SETTINGS, 0, 0, new byte[]{0, 4, 0, 1, 0, 0});
            get(line, 3, "/shop/purchase.js");
            assertThat(line.outcome()).as("the connection goes on").isEqualTo("200");
        }
        assertThat(log.getOut()).doesNotContain(" ERROR ");
    }

    /** It is anything but idle meanwhile. */
    private static Http2Line.Frame nextOf(Http2Line line, int stream) {
        return await().pollInterval(Duration.ofMillis(200)).until(() -> {
            line.frame(Http2Line.PING, 0, 0, new byte[8]);
            return line.next();
        }, frame -> frame.stream() == stream);
    }

    private static void get(Http2Line line, int stream, String path) throws IOException {
        line.frame(Http2Line.HEADERS, Http2Line.END_HEADERS | Http2Line.END_STREAM, stream, Http2Line
                .headers(":method", "GET", ":scheme", "https", ":authority", "localhost", ":path", path));
    }

    @Test
    void an_answer_that_nobody_reads_is_not_kept() throws IOException {
        Services.answer(okJson(LARGE));
        double before = ended();
        try (Line line = Line.to(port)) {
            line.send("GET /api/products HTTP/1.1\r\nHost: localhost\r\n\r\n");

            await().until(() -> ended() == before + 1);
        }
    }

    @Test
    void who_was_answered_and_is_silent_is_let_go() throws IOException {
        double before = ended();
        try (Line line = Line.to(port)) {
            long start = System.nanoTime();
            line.send("GET /shop/purchase.js HTTP/1.1\r\nHost: localhost\r\n\r\n");

            assertThat(line.reply().status()).isEqualTo(200); // which is read until the gateway closes
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(2500));
        }
        try (Http2Line line = Http2Line.to(port)) {
            get(line, 1, "/shop/purchase.js");
            line.untilClosed();
        }
        assertThat(ended()).isEqualTo(before);
    }

    @Test
    void one_address_has_no_more_requests_under_way_over_however_many_connections() throws IOException {
        try (Http2Line _ = Http2Line.to(port).beginPosts(100);
                Http2Line second = Http2Line.to(port).beginPosts(50)) {
            await().until(() -> metrics.get("nattro.gateway.streams").gauge().value() == 150);

            second.frame(Http2Line.HEADERS, Http2Line.END_HEADERS | Http2Line.END_STREAM, 101, Http2Line
                    .headers(":method", "GET", ":scheme", "https", ":authority", "localhost", ":path", "/"));
            assertThat(nextOf(second, 101)).satisfies(frame -> {
                assertThat(frame.type()).isEqualTo(Http2Line.RST_STREAM);
                assertThat(frame.payload()).isEqualTo(REFUSED);
            });
            assertThat(metrics.get("nattro.gateway.streams.refused").tag("limit", "address").counter().count())
                    .isOne();
        }
        await().until(() -> metrics.get("nattro.gateway.streams").gauge().value() == 0);
    }

    private double ended() {
        return metrics.get("nattro.gateway.connections.ended").tag("because", "answer").counter().count();
    }
}
