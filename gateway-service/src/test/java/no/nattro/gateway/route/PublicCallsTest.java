package no.nattro.gateway.route;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import no.nattro.gateway.Browser;
import no.nattro.gateway.GatewayUnderTest;
import no.nattro.gateway.Line;
import no.nattro.gateway.Services;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayUnderTest
class PublicCallsTest {

    private static final String ORDER = "/api/orders/6d8c2a4e-6a53-4f0e-9a63-0d2c2f1f8f10";

    private final int port;
    private final MeterRegistry metrics;
    private final Browser browser;

    PublicCallsTest(@LocalServerPort int port, MeterRegistry metrics) {
        this.port = port;
        this.metrics = metrics;
        this.browser = Browser.at(port);
    }

    @BeforeEach
    void services_answer() {
        Services.answer();
    }

    @ParameterizedTest
    @CsvSource({"GET, /api/products?after=NO-1001&limit=5", "GET, /api/products/NO-1001", "HEAD, /api/products"})
    void the_catalogue_is_inventorys(String method, String path) {
        assertThat(browser.send(method, path, null).statusCode()).isEqualTo(200);

        assertThat(Services.onlyArrival().getUrl()).isEqualTo(path);
        assertThat(Services.onlyArrival().getMethod().getName()).isEqualTo(method);
        assertThat(Services.ORDER.getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"GET, /api/orders", "POST, /api/orders", "GET, " + ORDER, "HEAD, " + ORDER,
            "POST, " + ORDER + "/cancellation"})
    void the_orders_are_orders(String method, String path) {
        assertThat(browser.send(method, path, null, "Cookie", aCookie()).statusCode()).isEqualTo(200);

        assertThat(Services.ORDER.getAllServeEvents()).singleElement()
                .satisfies(event -> assertThat(event.getRequest().getUrl()).isEqualTo(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/", "/api/products/", "/api/products/a/b", "/api/payments", "/payments/1",
            "/reservations/1", "/api/reservations/1", "/actuator", "/actuator/health", "/actuator/health/readiness",
            "/actuator/gateway/routes", "/readyz", "/livez",
            "/error",
            "/docs/", "/docs/other.json", "/docs/../application.yml", "/webjars/x", "/favicon.ico", "/index.html",
            "/api/products/..;/reservations", "/api/products/%2e%2e", "/api/products/a%2f..%2f..%2freservations",
            "/api/products/NO-1001;x=1", "/api//products", "/%61pi/products", "/api/products/%25%32%65"})
    void everything_else_is_not_there(String path) throws IOException {
        Line.Reply reply = Line.get(port, path);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.headers("Content-Type")).containsExactly("application/problem+json");
        assertThat(reply.body()).contains("\"type\":\"urn:nattro:problem:not-found\"");
        assertThat(Services.arrived()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "TRACE", "BREW"})
    void what_is_not_there_is_not_there_for_any_method(String method) throws IOException {
        assertThat(send(method + " /nowhere HTTP/1.1").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"DELETE, /api/products, 'GET,HEAD,OPTIONS'", "POST, /api/products/NO-1001, 'GET,HEAD,OPTIONS'",
            "PUT, /api/orders, 'GET,HEAD,OPTIONS,POST'", "DELETE, " + ORDER + ", 'GET,HEAD,OPTIONS'",
            "GET, " + ORDER + "/cancellation, 'OPTIONS,POST'", "HEAD, " + ORDER + "/cancellation, 'OPTIONS,POST'",
            "POST, /docs/openapi.json, 'GET,HEAD,OPTIONS'", "BREW, /api/orders, 'GET,HEAD,OPTIONS,POST'"})
    void a_wrong_method_is_told_the_right_ones(String method, String path, String allowed) throws IOException {
        Line.Reply reply = send(method + " " + path + " HTTP/1.1");

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.headers("Allow")).containsExactly(allowed);
        assertThat(method.equals("HEAD") || reply.body().contains("urn:nattro:problem:method-not-allowed")).isTrue();
        assertThat(Services.arrived()).isEmpty();
    }

    @Test
    void who_asks_for_the_options_is_told() {
        HttpResponse<String> reply = browser.send("OPTIONS", "/api/orders", null);

        assertThat(reply.statusCode()).isEqualTo(204);
        assertThat(reply.headers().allValues("Allow")).containsExactly("GET,HEAD,OPTIONS,POST");
    }

    @Test
    void other_sites_may_not_call_from_a_browser() throws IOException {
        Line.Reply reply = send("OPTIONS /api/orders HTTP/1.1", "Origin: https://elsewhere.example",
                "Access-Control-Request-Method: POST");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.body()).contains("urn:nattro:problem:origin-refused", "\"requestId\"");
        assertThat(reply.headerLines()).noneMatch(line -> line.toLowerCase().startsWith("access-control-allow"));
    }

    @Test
    void an_absolute_address_does_not_lead_elsewhere() throws IOException {
        Line.Reply reply = send("GET " + Services.ORDER.baseUrl() + "/payments/1 HTTP/1.1");

        assertThat(reply.status()).isIn(400, 404);
        assertThat(Services.arrived()).isEmpty();
    }

    @Test
    void the_document_of_it_all_is_public() {
        HttpResponse<String> reply = browser.get("/docs/openapi.json");

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(reply.body()).contains("\"openapi\"");
        assertThat(browser.send("HEAD", "/docs/openapi.json", null).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/products", "/api/orders", "/api/nowhere"})
    void nobody_stores_what_the_api_says(String path) {
        Services.answer(okJson("{}")
                .withHeader("Cache-Control", "public, max-age=60").withHeader("Server", "Apache"));

        HttpResponse<String> reply = browser.get(path);

        assertThat(reply.headers().allValues("Cache-Control")).isEqualTo(List.of("no-store"));
        assertThat(reply.headers().firstValue("Server")).isEmpty();
    }

    @Test
    void metrics_know_a_call_by_its_template() {
        browser.get("/api/products/NO-1001");

        Awaitility.await().untilAsserted(() -> assertThat(metrics.find("http.server.requests")
                .tag("uri", "/api/products/{sku}").timer()).isNotNull());
    }

    private Line.Reply send(String requestLine, String... headerLines) throws IOException {
        try (Line line = Line.to(port)) {
            return line.send(requestLine + "\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n"
                    + String.join("\r\n", headerLines) + (headerLines.length > 0 ? "\r\n\r\n" : "\r\n")).reply();
        }
    }

    private String aCookie() {
        String cookie = browser.get("/api/products").headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        Services.answer();
        return cookie;
    }
}
