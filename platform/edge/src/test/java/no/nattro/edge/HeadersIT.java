package no.nattro.edge;

import static no.nattro.edge.Edge.GATEWAY;
import static no.nattro.edge.Edge.NGINX;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes inwards of what a client says, and what comes back of what the gateway says. */
@WithNginx
class HeadersIT {

    @BeforeEach
    void the_gateway_answers() {
        GATEWAY.answerWith(StandIn.OK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"from-outside-1", "12345678",
            "ABCDEFGH-abcdefgh-0123456789-ABCDEFGH-abcdefgh-0123456789-ABCDEF"})
    void an_id_of_the_right_form_goes_in_and_comes_back(String id) throws IOException {
        Line.Reply answer = Line.get(NGINX, "/api/products", "X-Request-ID: " + id);

        assertThat(GATEWAY.onlyArrival().headers("X-Request-ID")).containsExactly(id);
        assertThat(answer.headers("X-Request-ID")).containsExactly(id);
    }

    static Stream<List<String>> hostile() {
        return Stream.of(List.of(), List.of(""), List.of("short-1"), List.of("a".repeat(65)), List.of("a".repeat(300)),
                List.of("blåbær-og-fløte"), List.of("with space"), List.of("under_score"),
                List.of("two-of-us-1,two-of-us-2"), List.of("${jndi:ldap://x}"), List.of("good-id-1\"}"),
                List.of("id\u0085forged line"));
    }

    @ParameterizedTest
    @MethodSource
    void hostile(List<String> ids) throws IOException {
        Line.Reply answer = Line.get(NGINX, "/api/products",
                ids.stream().map(id -> "X-Request-ID: " + id).toArray(String[]::new));

        assertThat(answer.headers("X-Request-ID")).singleElement().asString().matches("[0-9a-f]{32}");
        assertThat(GATEWAY.onlyArrival().headers("X-Request-ID")).isEqualTo(answer.headers("X-Request-ID"));
    }

    @Test
    void of_two_ids_at_most_one_goes_in() throws IOException {
        Line.Reply answer = Line.get(NGINX, "/api/products", "X-Request-ID: two-of-us-1", "X-Request-ID: two-of-us-2");

        assertThat(GATEWAY.onlyArrival().headers("X-Request-ID")).singleElement().asString()
                .matches("two-of-us-1|[0-9a-f]{32}"); // NGINX sees only the first before 1.23, and both since
        assertThat(answer.headers("X-Request-ID")).isEqualTo(GATEWAY.onlyArrival().headers("X-Request-ID"));
    }

    @Test
    void the_gateway_cannot_answer_with_another_id() throws IOException {
        GATEWAY.answerWith(StandIn.answer("200 OK", "{}", "X-Request-ID: another-one-0001"));

        assertThat(Line.get(NGINX, "/api/products", "X-Request-ID: the-first-one").headers("X-Request-ID"))
                .containsExactly("the-first-one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"traceparent: 00-11111111111111111111111111111111-2222222222222222-01", "tracestate: v=1",
            "baggage: x-request-id=forged-by-me", "b3: 1-1-1", "X-B3-TraceId: 1111111111111111", "X-B3-SpanId: 1",
            "X-B3-ParentSpanId: 1", "X-B3-Sampled: 1", "X-B3-Flags: 1", "X-Shopper-Id: somebody-else",
            "X-Request-Deadline-Ms: 9999999", "Forwarded: for=10.0.0.1", "X-Forwarded-Port: 1",
            "X-Forwarded-Prefix: /x",
            "X-Forwarded-Ssl: off", "X-Forwarded-Server: x", "X-Real-IP: 10.0.0.1", "X-Original-URL: /payments",
            "X-Rewrite-URL: /payments", "Connection: X-Request-ID", "Keep-Alive: 1", "Proxy-Connection: x",
            "Proxy-Authorization: x", "TE: trailers", "Trailer: x", "Upgrade: h2c", "Expect: 100-continue",
            "X_Shopper_Id: me"})
    void what_only_the_inside_may_say_and_what_ends_at_each_hop_does_not_go_in(String line) throws IOException {
        String name = line.substring(0, line.indexOf(':'));

        Line.get(NGINX, "/api/products", line);

        assertThat(GATEWAY.onlyArrival().headers(name)).isEmpty();
        assertThat(GATEWAY.onlyArrival().headers("X-Request-ID")).hasSize(1);
    }

    @Test
    void who_asks_and_for_what_is_said_anew() throws IOException {
        Line.get(NGINX, "/api/products", "X-Forwarded-For: 10.0.0.1", "X-Forwarded-For: 10.0.0.2",
                "X-Forwarded-Proto: http", "X-Forwarded-Host: evil.example");

        assertThat(GATEWAY.onlyArrival().headers("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(GATEWAY.onlyArrival().headers("X-Forwarded-Proto")).containsExactly("https");
        assertThat(GATEWAY.onlyArrival().headers("X-Forwarded-Host")).containsExactly("shop.example");
        assertThat(GATEWAY.onlyArrival().headers("Host")).containsExactly("shop.example");
    }

    @Test
    void the_port_that_was_asked_is_told_too() {
        Browser.of(NGINX).get("/api/products");

        assertThat(GATEWAY.onlyArrival().headers("X-Forwarded-Host")).containsExactly("localhost:" + NGINX.port());
    }

    @Test
    void all_else_goes_in_and_comes_back() {
        GATEWAY.answerWith(
                StandIn.answer("201 Created", "{}", "Location: /api/orders/1", "Set-Cookie: shopper=abc; Secure",
                        "Idempotency-Replayed: true"));

        var answer = Browser.of(NGINX).post("/api/orders?a=b%20c", "{\"lines\":[]}", "Idempotency-Key", "k-1", "Cookie",
                "shopper=abc", "Content-Type", "application/json");

        assertThat(GATEWAY.onlyArrival().requestLine()).isEqualTo("POST /api/orders?a=b%20c HTTP/1.1");
        assertThat(GATEWAY.onlyArrival().body()).isEqualTo("{\"lines\":[]}");
        assertThat(GATEWAY.onlyArrival().headers("Idempotency-Key")).containsExactly("k-1");
        assertThat(GATEWAY.onlyArrival().headers("Cookie")).containsExactly("shopper=abc");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location")).contains("/api/orders/1");
        assertThat(answer.headers().firstValue("Set-Cookie")).contains("shopper=abc; Secure");
        assertThat(answer.headers().firstValue("Idempotency-Replayed")).contains("true");
    }

    @Test
    void no_answer_tells_a_version() throws IOException {
        GATEWAY.answerWith(StandIn.answer("200 OK", "{}", "Server: netty/4.1.2"));

        for (String path : List.of("/api/products", "/nowhere")) {
            assertThat(Line.get(NGINX, path).headers("Server")).containsExactly("nginx");
        }
    }

    @Test
    void the_gateway_cannot_send_nginx_elsewhere() throws IOException {
        GATEWAY.answerWith(StandIn.answer("200 OK", "{}", "X-Accel-Redirect: /nowhere"));

        assertThat(Line.get(NGINX, "/api/products").status()).isEqualTo(200);
    }
}
