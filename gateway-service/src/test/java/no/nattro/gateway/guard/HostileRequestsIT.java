package no.nattro.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import no.nattro.gateway.GatewayProcess;
import no.nattro.gateway.Line;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are meant to be read in two ways. The gateway refuses them, or passes on one request that can be read in one. */
@ExtendWith(RecordedGateway.class)
class HostileRequestsIT {

    /** What is hidden in a body or behind it. Nothing of it may ever begin a request inside. */
    private static final String HIDDEN = "GET /api/products HTTP/1.1\r\nHost: localhost\r\nX-Hidden: yes\r\n"
            + "Connection: close\r\n\r\n";

    private final GatewayProcess gateway = RecordedGateway.fresh();

    @AfterEach
    void whatever_was_sent_only_proper_requests_arrived_and_none_of_them_was_hidden() {
        assertThat(arrived()).hasSizeLessThanOrEqualTo(1).allSatisfy(request -> {
            String head = request.split("\r\n\r\n", 2)[0];
            assertThat(head).matches("(?s)(GET /api/products|POST /api/orders) HTTP/1\\.1\r\n.*")
                    .doesNotContainIgnoringCase("x-hidden", "transfer-encoding", "x-forged");
        });
        assertThat(gateway.log()).doesNotContain(" ERROR ", "X-Hidden", "X-Forged");
    }

    static final List<List<String>> lengths = List.of(
            List.of("both lengths", "Content-Length: 5\r\nTransfer-Encoding: chunked", "0\r\n\r\n"),
            List.of("both the other way round", "Transfer-Encoding: chunked\r\nContent-Length: 5", "0\r\n\r\n"),
            List.of("two lengths", "Content-Length: 0\r\nContent-Length: 5", "12345"),
            List.of("two lengths in one", "Content-Length: 0, 5", "12345"),
            List.of("a negative length", "Content-Length: -1", ""),
            List.of("a signed length", "Content-Length: +5", "12345"),
            List.of("a length in hex", "Content-Length: 0x5", "12345"),
            List.of("an endless length", "Content-Length: 99999999999999999999", ""),
            List.of("chunked twice", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", "0\r\n\r\n"),
            List.of("chunked and more", "Transfer-Encoding: chunked, identity", "0\r\n\r\n"),
            List.of("not quite chunked", "Transfer-Encoding: xchunked", "0\r\n\r\n"),
            List.of("identity", "Transfer-Encoding: identity", ""),
            List.of("a space before the colon", "Transfer-Encoding : chunked", "0\r\n\r\n"),
            List.of("a folded line", "Transfer-Encoding:\r\n chunked", "0\r\n\r\n"),
            List.of("a vertical tab", "Transfer-Encoding: \u000bchunked", "0\r\n\r\n"),
            List.of("a null byte", "Transfer-Encoding: chunked\u0000", "0\r\n\r\n"),
            List.of("no size of a chunk", "Transfer-Encoding: chunked", "\r\n"),
            List.of("a bad size", "Transfer-Encoding: chunked", "this\r\n"),
            List.of("a negative size", "Transfer-Encoding: chunked", "-1\r\n"),
            List.of("a size that overflows", "Transfer-Encoding: chunked", "100000000\r\n"),
            List.of("a size of 68 bits", "Transfer-Encoding: chunked", "ffffffffffffffff1\r\n"),
            List.of("a chunk without its end", "Transfer-Encoding: chunked", "2\r\n{}0\r\n\r\n"),
            List.of("a line feed in an extension", "Transfer-Encoding: chunked", "0;x\n\r\n\r\n"));

    @ParameterizedTest(name = "{0}")
    @FieldSource
    void lengths(List<String> row) throws IOException {
        try (Line line = Line.to(gateway.port())) {
            List<String> answers = answers(line.send("POST /api/orders HTTP/1.1\r\nHost: localhost\r\nCookie: "
                    + RecordedGateway.COOKIE + "\r\n" + row.get(1) + "\r\n\r\n" + row.get(2) + HIDDEN));

            assertThat(answers).containsExactly("400");
        }
        assertThat(arrived()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost/api/products", "https://127.0.0.1/payments/1",
            "/api/products/..;/payments",
            "/api/..;/payments/1", "/api/products/%2e%2e/payments", "/api/products/%2E%2E%2Fpayments",
            "/api/products%2fNO-1", "/api/products/..%5cpayments", "/api/products\\..\\payments",
            "/api/products/%252e%252e/payments", "//api/products", "///payments/1", "/api/orders;jsessionid=1",
            "/api/../payments/1", "/api/./products", "/api/products/%00", "/api/products/NO-1%00",
            "/api/products/NO-1%0d%0aX-Forged: y", "/api/products#x", "*", "payments/1", "@127.0.0.1/payments",
            "/API/products", "/api/products.", "/api/products/\u00e5", "/api/products/%ff", "/api/products/%",
            "/payments/1", "/reservations/1", "/actuator/env"})
    void a_path_that_might_be_read_as_another_leads_nowhere(String target) throws IOException {
        Line.Reply reply = Line.get(gateway.port(), target);

        assertThat(reply.status()).isIn(400, 404);
        assertThat(arrived()).isEmpty();
    }

    /** Browsers send these as they are. Whatever is refused without an id is at least counted, and ends the connection. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/products?x={y}", "/api/products?a[]=1", "/api/products?x=a|b^c`",
            "/api/products?x=\"<>\\",
            "/api/products?x=bl\u00e5", "/api/products?x=100%", "/shop/[1]"})
    void a_target_that_is_not_written_as_one_is_unreadable(String target) throws IOException {
        double before = unreadable();
        try (Line line = Line.to(gateway.port())) {
            assertThat(answers(line.send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n" + HIDDEN)))
                    .containsExactly("400");
        }
        try (Http2Line line = Http2Line.to(gateway.port())) {
            byte[] head = Http2Line.headers(":method", "GET", ":scheme", "https", ":authority", "localhost", ":path",
                    target);
            line.frame(Http2Line.HEADERS, Http2Line.END_HEADERS | Http2Line.END_STREAM, 1, head);
            assertThat(line.outcome()).isEqualTo("400");
            assertThat(line.outcome()).isEqualTo("GOAWAY");
            line.untilClosed();
        }
        assertThat(unreadable()).isEqualTo(before + 2);
        assertThat(arrived()).isEmpty();
    }

    private double unreadable() {
        return gateway.metric("nattro.gateway.connections.ended", "because:unreadable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /api/products\r\n", "GET /api/products HTTP/0.9\r\nHost: a\r\n\r\n",
            "GET /api/products HTTP/2.0\r\nHost: a\r\n\r\n", "GET /api/products HTTP/3.7\r\nHost: a\r\n\r\n",
            "GET /api/products HTTP/1.1\r\n\r\n", "GET /api/products HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
            "GET /api/products HTTP/1.1\r\nHost: a/b\r\n\r\n", "GET /api/products HTTP/1.1\r\nHost: a@b\r\n\r\n",
            "GET /api/products HTTP/1.1\r\nHost: [::::]\r\n\r\n", "GET /api/products HTTP/1.1\r\nHost: a:65536\r\n\r\n",
            "GET http://x/api/products HTTP/1.1\r\nHost: y\r\n\r\n", "GET /api/products HTTP/1.1 x\r\nHost: a\r\n\r\n",
            "GET /api/products HTTP/1.1\nHost: a\n\n", "GET /api/products HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n",
            "GET /api/products HTTP/1.1\r\nHost: a\r\n: x\r\n\r\n",
            "G\u0000ET /api/products HTTP/1.1\r\nHost: a\r\n\r\n",
            "CONNECT 127.0.0.1:80 HTTP/1.1\r\nHost: a\r\n\r\n",
            "POST /api/orders HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"})
    void a_head_that_is_none_is_refused_and_what_comes_after_it_is_not_read(String head) throws IOException {
        try (Line line = Line.to(gateway.port())) {
            assertThat(answers(line.send(head + HIDDEN))).containsExactly("400");
        }
        assertThat(arrived()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /api/products HTTP/1.0\r\n\r\n",
            "GET  /api/products\tHTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "GET /api/products HTTP/1.1\r\nHost: a\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\n"
                    + "Connection: Upgrade, HTTP2-Settings, close\r\n\r\n",
            "GET /api/products HTTP/1.1\r\nHost: a\r\nConnection: close, X-Hidden\r\nX-Hidden: 1\r\n\r\n"})
    void what_is_merely_odd_goes_on_in_plain_words(String head) throws IOException {
        try (Line line = Line.to(gateway.port())) {
            assertThat(answers(line.send(head))).containsExactly("200");
        }
        assertThat(arrived()).singleElement().asString().startsWith("GET /api/products HTTP/1.1\r\n")
                .doesNotContainIgnoringCase("upgrade", "http2-settings");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /api/products", "POST /api/orders"})
    void a_request_in_a_body_stays_a_body(String call) throws IOException {
        try (Line line = Line.to(gateway.port())) {
            List<String> answers = answers(line.send(call + " HTTP/1.1\r\nHost: a\r\nCookie: " + RecordedGateway.COOKIE
                    + "\r\nConnection: close\r\nContent-Length: " + HIDDEN.length() + "\r\n\r\n" + HIDDEN + HIDDEN));

            assertThat(answers).containsExactly("200");
        }
        assertThat(arrived()).singleElement().asString().containsIgnoringCase(
                "\r\ncontent-length: " + HIDDEN.length() + "\r\n").endsWith("\r\n\r\n" + HIDDEN);
    }

    /** The chunks' own words are left behind; inside, a body has one length. */
    @ParameterizedTest
    @ValueSource(strings = {"2\r\n{}\r\n0\r\n\r\n", "1;a=b\r\n{\r\n1\r\n}\r\n0\r\nX-Forged: trailer\r\n\r\n"})
    void a_body_in_chunks_arrives_with_its_length(String chunks) throws IOException {
        try (Line line = Line.to(gateway.port())) {
            assertThat(answers(line.send("POST /api/orders HTTP/1.1\r\nHost: a\r\nCookie: " + RecordedGateway.COOKIE
                    + "\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks))).containsExactly("200");
        }
        assertThat(arrived()).singleElement().asString().containsIgnoringCase("\r\ncontent-length: 2\r\n")
                .endsWith("\r\n\r\n{}");
    }

    static final List<List<String>> downgrades = List.of(
            List.of(":path", "/api/orders", "transfer-encoding", "chunked"),
            List.of(":path", "/api/orders", "content-length", "1"),
            List.of(":path", "/api/orders", "content-length", "1000"),
            List.of(":path", "/api/orders", "content-length", "5", "content-length", "7"),
            List.of(":path", "/api/orders", "x", "a\r\nX-Forged: b"),
            List.of(":path", "/api/orders", "x: a\r\nx-forged", "b"),
            List.of(":path", "/api/orders", "x", "a\nX-Forged: b"),
            List.of(":path", "/api/orders", "x", "a\u0000b"),
            List.of(":path", "/api/orders", "X-Up", "a"),
            List.of(":path", "/api/orders", "connection", "keep-alive"),
            List.of(":path", "/api/orders HTTP/1.1"),
            List.of(":path", "/api/orders HTTP/1.1\r\nX-Forged: b\r\n\r\n"),
            List.of(":path", "http://127.0.0.1/payments"),
            List.of(":path", ""),
            List.of(":path", "/api/orders", ":path", "/payments"),
            List.of(":path", "/api/../payments"),
            List.of(":path", "/api/orders", ":authority", "localhost\r\nX-Forged: b"),
            List.of(":path", "/api/orders", ":authority", ""),
            List.of(":path", "/api/orders", "host", "other.example"),
            List.of(":path", "/api/orders", ":method", "GET"),
            List.of(":path", "/api/orders", ":unknown", "y"),
            List.of("x", "y", ":path", "/api/orders"));

    @ParameterizedTest
    @FieldSource
    void downgrades(List<String> special) throws IOException {
        List<String> headers = new ArrayList<>(List.of(":method", "POST", ":scheme", "https"));
        if (!special.contains(":authority")) {
            headers.addAll(List.of(":authority", "localhost"));
        }
        headers.addAll(special);
        headers.addAll(List.of("cookie", RecordedGateway.COOKIE));
        try (Http2Line line = Http2Line.to(gateway.port())) {
            line.frame(Http2Line.HEADERS, Http2Line.END_HEADERS, 1, Http2Line.headers(headers.toArray(String[]::new)))
                    .frame(Http2Line.DATA, Http2Line.END_STREAM, 1, ("{}" + HIDDEN).getBytes(StandardCharsets.UTF_8));

            assertThat(line.outcome()).isIn("400", "404", "RST_STREAM", "GOAWAY");
        }
        assertThat(arrived()).isEmpty();
    }

    private static List<String> arrived() {
        List<String> arrived = new ArrayList<>(RecordedGateway.ORDER.arrived());
        arrived.addAll(RecordedGateway.INVENTORY.arrived());
        return arrived;
    }

    private static List<String> answers(Line line) throws IOException {
        return Pattern.compile("HTTP/1\\.1 (\\d{3}) ").matcher(
                new String(line.bytes(), StandardCharsets.UTF_8)).results().map(answer -> answer.group(1)).toList();
    }
}
