package no.nattro.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The jar behind a proxy at 127.0.0.2, without a certificate. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BehindEdgeIT {

    private static final String PROXY = "127.0.0.2";
    private static final String FRIEND = "https://app.example";
    private static final String STRANGER = "127.0.0.1";
    private static final Map<String, String> PROFILE = Map.of("SPRING_PROFILES_ACTIVE", "behind-edge",
            "NATTRO_SHOPPER_KEYS_K1", Keys.NEW, "NATTRO_SHOPPER_SIGNING_KEY", "k1");

    private GatewayProcess gateway;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        gateway = GatewayProcess.start(folder, PROFILE, Map.of("NATTRO_GATEWAY_TRUSTED_PROXIES", PROXY,
                "NATTRO_GATEWAY_CORS_ALLOWED_ORIGINS", FRIEND, "NATTRO_GATEWAY_CORS_ALLOW_CREDENTIALS", "true"));
        gateway.awaitReady();
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @BeforeEach
    void services_answer() {
        Services.answer();
    }

    @Test
    void it_buys_over_plain_http() throws IOException {
        String cookie = get(PROXY, "X-Forwarded-Proto: https").headers("Set-Cookie").getFirst().split(";")[0];

        assertThat(send("POST /api/orders", PROXY, "X-Forwarded-Proto: https", "Content-Length: 2", "Cookie: " + cookie)
                .status()).isEqualTo(200);
    }

    @Test
    void the_cookie_is_for_https_where_the_edge_speaks_it() throws IOException {
        assertThat(get(PROXY, "X-Forwarded-Proto: https").headers("Set-Cookie")).singleElement().asString()
                .startsWith("__Host-shopper=").contains("; Secure");
        assertThat(get(PROXY, "X-Forwarded-Proto: http").headers("Set-Cookie")).singleElement().asString()
                .startsWith("shopper=").doesNotContain("Secure");
    }

    @Test
    void who_is_no_proxy_does_not_say_what_was_spoken() throws IOException {
        assertThat(get(STRANGER, "X-Forwarded-Proto: https").headers("Set-Cookie")).singleElement().asString()
                .startsWith("shopper=");
    }

    @Test
    void a_cookie_that_came_over_plain_http_is_nobodys_over_https() throws IOException {
        String plain = get(PROXY).headers("Set-Cookie").getFirst().split(";")[0];

        assertThat(send("GET /api/orders", PROXY, "Cookie: " + plain).status()).isEqualTo(200);
        assertThat(send("GET /api/orders", PROXY, "X-Forwarded-Proto: https", "Cookie: " + plain).status())
                .isEqualTo(401);
    }

    @Test
    void the_services_are_told_nothing_of_it() throws IOException {
        get(PROXY, "X-Forwarded-For: 198.51.100.7", "X-Forwarded-Proto: https", "X-Forwarded-Host: shop.example",
                "X-Forwarded-Port: 443", "X-Forwarded-Prefix: /shop", "X-Real-IP: 198.51.100.7",
                "Forwarded: for=6.6.6.6");

        assertThat(Services.onlyArrival().getUrl()).isEqualTo("/api/products");
        assertThat(Services.onlyArrival().getAllHeaderKeys()).noneMatch(name -> name.toLowerCase().contains("forwarded")
                || name.equalsIgnoreCase("X-Real-IP"));
    }

    @Test
    void an_id_of_the_edge_is_taken_like_anybodys() throws IOException {
        assertThat(get(PROXY, "X-Request-ID: made-by-the-edge").headers("X-Request-ID"))
                .containsExactly("made-by-the-edge");
        assertThat(get(PROXY, "X-Request-ID: no id").headers("X-Request-ID")).singleElement().asString().hasSize(36);
    }

    @Test
    void http2_is_not_spoken_and_nothing_is_upgraded_to_it() throws IOException {
        Line.Reply reply = get(PROXY, "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAAQAAP__");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(Services.onlyArrival().containsHeader("Upgrade")).isFalse();
    }

    @Test
    void a_name_is_https_from_now_on_where_the_edge_speaks_it() throws IOException {
        assertThat(get(PROXY, "X-Forwarded-Proto: https", "X-Forwarded-Host: shop.example")
                .headers("Strict-Transport-Security")).containsExactly("max-age=31536000");
        assertThat(get(PROXY, "X-Forwarded-Proto: http", "X-Forwarded-Host: shop.example")
                .headers("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void another_site_may_call_where_it_is_named() throws IOException {
        Line.Reply asked = send("OPTIONS /api/orders", PROXY, "Origin: " + FRIEND,
                "Access-Control-Request-Method: POST",
                "Access-Control-Request-Headers: content-type,idempotency-key");

        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.headers("Access-Control-Allow-Origin")).containsExactly(FRIEND);
        assertThat(asked.headers("Access-Control-Allow-Methods")).containsExactly("GET,HEAD,POST");
        assertThat(asked.headers("Access-Control-Allow-Headers")).containsExactly("content-type, idempotency-key");
        assertThat(asked.headers("Access-Control-Max-Age")).containsExactly("600");
        assertThat(Services.arrived()).isEmpty();

        Line.Reply answered = get(PROXY, "Origin: " + FRIEND);
        assertThat(answered.headers("Access-Control-Allow-Origin")).containsExactly(FRIEND);
        assertThat(answered.headers("Access-Control-Allow-Credentials")).containsExactly("true");
        assertThat(answered.headers("Access-Control-Expose-Headers"))
                .containsExactly("X-Request-ID, Idempotency-Replayed, Location, Retry-After");
        assertThat(answered.headers("Vary")).contains("Origin");
    }

    @Test
    void a_site_that_is_not_named_may_not() throws IOException {
        Line.Reply asked = send("OPTIONS /api/orders", PROXY, "Origin: https://evil.example",
                "Access-Control-Request-Method: POST");

        assertThat(asked.status()).isEqualTo(403);
        assertThat(asked.headers("Content-Type")).containsExactly("application/problem+json");
        assertThat(asked.headerLines()).noneMatch(line -> line.startsWith("Access-Control-Allow"));
        Line.Reply called = get(PROXY, "Origin: https://evil.example");
        assertThat(called.status()).isEqualTo(403);
        assertThat(called.body()).contains("urn:nattro:problem:origin-refused");
        assertThat(send("OPTIONS /api/orders", PROXY, "Origin: " + FRIEND, "Access-Control-Request-Method: DELETE")
                .status()).isEqualTo(403);
        assertThat(Services.arrived()).isEmpty();
    }

    @Test
    void a_page_from_here_calls_as_it_came_from_the_edge() throws IOException {
        assertThat(get(PROXY, "X-Forwarded-Proto: https", "X-Forwarded-Host: shop.example:8443",
                "Origin: https://shop.example:8443").status()).isEqualTo(200);
    }

    @Test
    void without_a_proxy_to_trust_it_says_what_to_set(@TempDir Path folder) throws IOException {
        try (GatewayProcess untold = GatewayProcess.start(folder, PROFILE)) {
            assertThat(untold.awaitExit()).isEqualTo(1);
            assertThat(untold.log()).contains("does not know which.", "Set NATTRO_GATEWAY_TRUSTED_PROXIES to")
                    .doesNotContain("\tat ");
        }
    }

    private Line.Reply get(String from, String... headerLines) throws IOException {
        return send("GET /api/products", from, headerLines);
    }

    private Line.Reply send(String start, String from, String... headerLines) throws IOException {
        try (Line line = Line.plain(from, gateway.port())) {
            return line.send(start + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + Stream.of(headerLines).map(header -> header + "\r\n").reduce("", String::concat) + "\r\n"
                    + (start.startsWith("POST") ? "{}" : "")).reply();
        }
    }
}
