package no.nattro.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLException;
import no.nattro.gateway.GatewayUnderTest;
import no.nattro.gateway.Line;
import no.nattro.gateway.Services;
import no.nattro.gateway.guard.Http2Line.Frame;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayUnderTest
class LimitsTest {

    private static final int MAX_CONCURRENT_STREAMS = 3;
    private static final int MAX_HEADER_LIST_SIZE = 6;

    private final int port;
    private final MeterRegistry metrics;

    LimitsTest(@LocalServerPort int port, MeterRegistry metrics) {
        this.port = port;
        this.metrics = metrics;
    }

    @BeforeEach
    void services_answer() {
        Services.answer();
    }

    @ParameterizedTest
    @CsvSource({"8000, 200", "8300, 414"})
    void a_target_has_a_longest(int length, int status) throws IOException {
        assertThat(Line.get(port, "/api/products?x=" + "y".repeat(length)).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"15000, 200", "17000, 431"})
    void headers_have_a_largest(int length, int status) throws IOException {
        assertThat(Line.get(port, "/api/products", "X-Large: " + "y".repeat(length)).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"12000, 200", "17000, 431"})
    void headers_of_http2_have_the_same_largest(int length, String status) throws IOException {
        try (Http2Line line = Http2Line.to(port)) {
            byte[] block = Http2Line.headers(":method", "GET", ":scheme", "https", ":authority", "localhost", ":path",
                    "/api/products", "x-large", "y".repeat(length / 2), "x-larger", "y".repeat(length / 2));
            int half = block.length / 2;
            line.frame(Http2Line.HEADERS, Http2Line.END_STREAM, 1, Arrays.copyOf(block, half))
                    .frame(Http2Line.CONTINUATION, Http2Line.END_HEADERS, 1,
                            Arrays.copyOfRange(block, half, block.length));

            assertThat(line.outcome()).isEqualTo(status);
        }
    }

    @Test
    void a_client_of_http2_is_told_its_limits() throws IOException {
        try (Http2Line line = Http2Line.to(port)) {
            Frame settings = line.next();

            assertThat(settings.type()).isEqualTo(Http2Line.SETTINGS);
            assertThat(values(settings)).containsEntry(MAX_CONCURRENT_STREAMS, 100).containsEntry(MAX_HEADER_LIST_SIZE,
                    16_384);
        }
    }

    private static Map<Integer, Integer> values(Frame settings) {
        Map<Integer, Integer> values = new HashMap<>();
        for (ByteBuffer payload = ByteBuffer.wrap(settings.payload()); payload.hasRemaining();) {
            values.put((int) payload.getShort(), payload.getInt());
        }
        return values;
    }

    @Test
    void more_requests_at_once_than_that_are_not_begun() throws IOException {
        try (Http2Line line = Http2Line.to(port)) {
            line.beginPosts(101);

            assertThat(line.outcome()).isEqualTo("RST_STREAM");
        }
    }

    /** Rapid reset (CVE-2023-44487): Netty's limit, 200 in 30 s. */
    @Test
    void who_begins_requests_only_to_cancel_them_is_let_go() throws IOException {
        try (Http2Line line = Http2Line.to(port)) {
            byte[] head = Http2Line.headers(":method", "GET", ":scheme", "https", ":authority", "localhost", ":path",
                    "/no");
            for (int i = 0; i < 300; i++) {
                line.frame(Http2Line.HEADERS, Http2Line.END_HEADERS | Http2Line.END_STREAM, 2 * i + 1, head)
                        .frame(Http2Line.RST_STREAM, 0, 2 * i + 1, new byte[]{0, 0, 0, 8});
            }
            line.untilClosed();
        } catch (SocketException | SSLException _) {
            // closed while we were still talking
        }
    }

    /** CVE-2024-27316 and its like: headers without an end. */
    @Test
    void headers_continued_in_tiny_pieces_are_refused() throws IOException {
        try (Http2Line line = Http2Line.to(port)) {
            line.frame(Http2Line.HEADERS, Http2Line.END_STREAM, 1, Http2Line.headers(":method", "GET"));
            for (int i = 0; i < 100; i++) {
                line.frame(Http2Line.CONTINUATION, 0, 1);
            }
            line.untilClosed();
        } catch (SocketException | SSLException _) {
            // closed while we were still talking
        }
    }

    @Test
    void a_flood_of_pings_ends_the_connection() throws IOException {
        double before = ended("control-frames");
        try (Http2Line line = Http2Line.to(port)) {
            for (int i = 0; i < 200; i++) {
                line.frame(Http2Line.PING, 0, 0, new byte[8]);
            }
            line.untilClosed();
        } catch (SocketException | SSLException _) {
            // closed while we were still talking
        }
        assertThat(ended("control-frames")).isEqualTo(before + 1);
    }

    @Test
    void a_client_that_resets_its_connection_is_no_news(CapturedOutput log) throws IOException {
        double before = connections();
        int said = log.getOut().length(); // by those who started the gateway, too
        try (Http2Line line = Http2Line.to(port)) {
            assertThat(line.next().type()).isEqualTo(Http2Line.SETTINGS);
            line.reset();
        }

        await().until(() -> connections() <= before);
        assertThat(log.getOut().substring(said).lines())
                .noneMatch(line -> line.contains(" ERROR ") || line.contains(" WARN "));
    }

    private double connections() {
        return metrics.get("nattro.gateway.connections").gauge().value();
    }

    private double ended(String because) {
        return metrics.get("nattro.gateway.connections.ended").tag("because", because).counter().count();
    }
}
