package no.nattro.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.handler.codec.http2.Http2Headers;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.nattro.gateway.GatewayProcess;
import no.nattro.gateway.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stranger says in headers that only the inside may say, over HTTP/1.1 and HTTP/2, against the jar. */
@ExtendWith(RecordedGateway.class)
class HostileHeadersIT {

    private static final int END = Http2Line.END_HEADERS | Http2Line.END_STREAM;
    private static final String MADE_HERE = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private static final List<String> FORGED = List.of(
            "traceparent", "00-11111111111111111111111111111111-2222222222222222-01", "tracestate", "v=1",
            "baggage", "x-request-id=forged-by-me", "b3", "11111111111111111111111111111111-2222222222222222-1",
            "x-b3-traceid", "11111111111111111111111111111111", "x-shopper-id", "00000000-0000-0000-0000-000000000001",
            "x-request-deadline-ms", "9999999", "x-forwarded-for", "10.66.66.66", "x-forwarded-host", "evil.example",
            "forwarded", "for=10.66.66.66");

    private final GatewayProcess gateway = RecordedGateway.fresh();

    static final List<List<String>> ids = List.of(List.of(), List.of(""), List.of("short"), List.of("a".repeat(300)),
            List.of("bl\u00e5b\u00e6r-og-fl\u00f8te"), List.of("with space in it"),
            List.of("two-of-us-1", "two-of-us-2"),
            List.of("two-of-us-1", "two-of-us-1"), List.of("two-of-us-1,two-of-us-2"),
            List.of("${jndi:ldap://evil.example}"),
            List.of("good-id-1\u0085INFO forged line"));

    @ParameterizedTest
    @FieldSource
    void ids(List<String> ids) throws IOException {
        String[] lines = ids.stream().map(id -> "X-Request-ID: " + id).toArray(String[]::new);
        Line.Reply reply = Line.get(gateway.port(), "/api/products", lines);
        assertThat(reply.status()).isEqualTo(200);
        assertThatOneWasMade(reply.headers("X-Request-ID"));

        RecordedGateway.INVENTORY.forget();
        RecordedGateway.INVENTORY.hangUpOnce(); // which is worth a line in the log
        Line.Reply failure = Line.get(gateway.port(), "/api/products", lines);
        assertThat(failure.status()).isEqualTo(502);
        assertThatOneWasMade(failure.headers("X-Request-ID"));
        assertThatTheLogSaysOnly(failure.headers("X-Request-ID").getFirst());
    }

    @ParameterizedTest
    @FieldSource("ids")
    void ids_over_http2(List<String> ids) throws IOException {
        byte[] head = Http2Line.headers(
                Stream.concat(head(), ids.stream().flatMap(id -> Stream.of("x-request-id", id)))
                        .toArray(String[]::new));
        try (Http2Line line = Http2Line.to(gateway.port())) {
            Http2Headers reply = line.frame(Http2Line.HEADERS, END, 1, head).answer();
            assertThat(reply.status()).hasToString("200");
            assertThatOneWasMade(idsOf(reply));

            RecordedGateway.INVENTORY.forget();
            RecordedGateway.INVENTORY.hangUpOnce();
            Http2Headers failure = line.frame(Http2Line.HEADERS, END, 3, head).answer();
            assertThat(failure.status()).hasToString("502");
            assertThatOneWasMade(idsOf(failure));
            assertThatTheLogSaysOnly(idsOf(failure).getFirst());
        }
    }

    private static List<String> idsOf(Http2Headers reply) {
        return reply.getAll("x-request-id").stream().map(CharSequence::toString).toList();
    }

    private static void assertThatOneWasMade(List<String> ids) {
        assertThat(ids).singleElement().asString().matches(MADE_HERE);
        assertThat(inside("x-request-id")).isEqualTo(ids);
        assertThat(inside("baggage")).singleElement().asString().contains("x-request-id=" + ids.getFirst());
    }

    /** Who else could have written a line would have begun it otherwise. */
    private void assertThatTheLogSaysOnly(String id) {
        await().untilAsserted(
                () -> assertThat(gateway.log().lines()).filteredOn(line -> line.contains(id)).singleElement()
                        .asString().contains(" WARN ", "[" + id + "]", "GET /api/products answered upstream-failed"));
        assertThat(gateway.log()).doesNotContain("forged line", "jndi", "two-of-us", "good-id", "short", "aaaaaaaaaa",
                "space in it").doesNotContainPattern("bl..?b..?r-og");
        assertThat(gateway.log().lines()).allMatch(line -> line.matches("\\d{4}-\\d\\d-\\d\\dT.*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"good-id-0001\rX-Shopper-Id: me", "good-id-0001\nX-Shopper-Id: me",
            "good-id-0001\n X-Shopper-Id: me"})
    void a_line_break_in_an_id_is_no_request(String id) throws IOException {
        assertThat(Line.get(gateway.port(), "/api/products", "X-Request-ID: " + id).status()).isEqualTo(400);
        assertThat(RecordedGateway.INVENTORY.arrived()).isEmpty();
    }

    @Test
    void a_good_id_is_kept() throws IOException {
        assertThat(Line.get(gateway.port(), "/api/products", "X-Request-ID: from-outside-1").headers("X-Request-ID"))
                .containsExactly("from-outside-1");
        assertThat(inside("x-request-id")).containsExactly("from-outside-1");
    }

    @Test
    void what_only_the_inside_may_say_is_said_anew() throws IOException {
        String[] lines = Stream.iterate(0, i -> i < FORGED.size(), i -> i + 2)
                .map(i -> FORGED.get(i) + ": " + FORGED.get(i + 1)).toArray(String[]::new);
        Line.get(gateway.port(), "/api/products", lines);

        assertThatAllIsClean();
    }

    @Test
    void what_only_the_inside_may_say_is_said_anew_over_http2() throws IOException {
        try (Http2Line line = Http2Line.to(gateway.port())) {
            line.frame(Http2Line.HEADERS, Http2Line.END_HEADERS | Http2Line.END_STREAM, 1,
                    Http2Line.headers(Stream.concat(head(), FORGED.stream()).toArray(String[]::new)));

            assertThat(line.outcome()).isEqualTo("200");
        }
        assertThatAllIsClean();
    }

    private void assertThatAllIsClean() {
        assertThat(inside("traceparent")).singleElement().asString().matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]");
        assertThat(inside("x-shopper-id")).singleElement().asString().matches(MADE_HERE);
        assertThat(inside("x-request-deadline-ms")).singleElement()
                .satisfies(left -> assertThat(Long.parseLong(left)).isBetween(1L, 4500L));
        assertThat(inside("x-request-id")).singleElement().asString().matches(MADE_HERE);
        assertThat(onlyArrival()).doesNotContain("1111111111", "forged", "10.66.66.66", "evil.example", "9999999",
                "00000000-0000", "tracestate").doesNotContainIgnoringCase("\r\nb3:", "\r\nx-b3", "\r\nforwarded");
    }

    private static Stream<String> head() {
        return Stream.of(":method", "GET", ":scheme", "https", ":authority", "localhost", ":path", "/api/products");
    }

    private static String onlyArrival() {
        assertThat(RecordedGateway.INVENTORY.arrived()).hasSize(1);
        return RecordedGateway.INVENTORY.arrived().getFirst();
    }

    private static List<String> inside(String header) {
        return Pattern.compile("\r\n" + header + ": ([^\r]*)", Pattern.CASE_INSENSITIVE)
                .matcher(String.join("", RecordedGateway.INVENTORY.arrived())).results().map(line -> line.group(1))
                .toList();
    }
}
