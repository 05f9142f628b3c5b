package no.nattro.gateway.browser;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import no.nattro.gateway.GatewayUnderTest;
import no.nattro.gateway.Line;
import no.nattro.gateway.Services;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

@GatewayUnderTest
class SecurityHeadersTest {

    private final int port;

    SecurityHeadersTest(@LocalServerPort int port) {
        this.port = port;
    }

    @BeforeEach
    void services_answer() {
        Services.answer();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /api/products", "GET /api/orders", "GET /nowhere", "DELETE /api/products",
            "OPTIONS /api/orders",
            "GET /docs/openapi.json", "HEAD /api/products"})
    void every_answer_carries_them_once(String start) throws IOException {
        assertSafe(send(start));
    }

    @Test
    void an_answer_that_failed_carries_them() throws IOException {
        Services.answer(okJson("{}").withFault(Fault.EMPTY_RESPONSE));

        Line.Reply reply = send("GET /api/products");

        assertThat(reply.status()).isEqualTo(502);
        assertSafe(reply);
    }

    @Test
    void a_services_own_are_replaced_and_what_it_is_made_with_is_not_told() throws IOException {
        Services.answer(okJson("{}").withHeader("Content-Security-Policy", "default-src *")
                .withHeader("X-Content-Type-Options", "sniff").withHeader("Referrer-Policy", "unsafe-url")
                .withHeader("Strict-Transport-Security", "max-age=1").withHeader("X-Frame-Options", "ALLOWALL")
                .withHeader("Access-Control-Allow-Origin", "*").withHeader("Access-Control-Allow-Credentials", "true")
                .withHeader("Server", "Apache-Coyote/1.1").withHeader("X-Powered-By", "JSP")
                .withHeader("Via", "1.1 pod"));

        Line.Reply reply = send("GET /api/products");

        assertSafe(reply);
        assertThat(List.of("Server", "X-Powered-By", "Via", "X-Frame-Options", "Strict-Transport-Security",
                "Access-Control-Allow-Origin", "Access-Control-Allow-Credentials"))
                .allSatisfy(name -> assertThat(reply.headers(name)).as(name).isEmpty());
    }

    private static void assertSafe(Line.Reply reply) {
        assertThat(reply.headers("Content-Security-Policy"))
                .containsExactly("default-src 'none'; frame-ancestors 'none'");
        assertThat(reply.headers("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(reply.headers("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(reply.headers("Cross-Origin-Opener-Policy")).containsExactly("same-origin");
        assertThat(reply.headers("Cross-Origin-Resource-Policy")).containsExactly("same-origin");
        assertThat(reply.headers("Permissions-Policy")).hasSize(1);
        assertThat(reply.headers("Server")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.example", "shop.example:8443"})
    void a_name_that_somebody_owns_is_https_from_now_on(String host) throws IOException {
        assertThat(send("GET /nowhere", "Host: " + host).headers("Strict-Transport-Security"))
                .containsExactly("max-age=31536000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:8443", "shop.localhost", "127.0.0.1:8443", "192.0.2.7",
            "[::1]:8443"})
    void a_host_that_is_everybodys_or_an_address_is_not(String host) throws IOException {
        assertThat(send("GET /nowhere", "Host: " + host).headers("Strict-Transport-Security")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"http://shop.example/,", "https://shop.example/, max-age=60; includeSubDomains",
            "https://192.0.2.7/,", "https://a_b/,"})
    void names_below_it_are_too_where_that_is_wanted_and_nothing_is_over_plain_http(URI asked, String expected) {
        HttpHeaders headers = new HttpHeaders();

        new SecurityHeaders(new HstsProperties(Duration.ofMinutes(1), true)).set(headers, asked);

        assertThat(headers.getFirst("Strict-Transport-Security")).isEqualTo(expected);
    }

    @Test
    void a_page_loads_what_is_served_here_in_files_of_their_own() {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.parseMediaType("text/html;charset=UTF-8"));

        new SecurityHeaders(new HstsProperties(Duration.ZERO, false)).set(headers, URI.create("https://shop.example/"));

        assertThat(headers.getFirst("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'").doesNotContain("unsafe");
        assertThat(headers.getFirst("Strict-Transport-Security")).isEqualTo("max-age=0");
    }

    private Line.Reply send(String start) throws IOException {
        return send(start, "Host: localhost");
    }

    private Line.Reply send(String start, String headerLine) throws IOException {
        try (Line line = Line.to(port)) {
            return line.send(start + " HTTP/1.1\r\n" + headerLine + "\r\nConnection: close\r\n\r\n").reply();
        }
    }
}
