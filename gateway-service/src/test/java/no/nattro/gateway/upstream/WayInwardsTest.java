package no.nattro.gateway.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import no.nattro.gateway.Browser;
import no.nattro.gateway.GatewayUnderTest;
import no.nattro.gateway.Line;
import no.nattro.gateway.Services;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.web.server.LocalServerPort;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.Http2SslContextSpec;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.tcp.SslProvider;

@GatewayUnderTest
class WayInwardsTest {

    private static final String ODD_BODY = "{ \"lines\" :[ ],\n\t\"note\":\"bl\u00e5b\u00e6r \ud83c\udf53\" }\r\n";

    private final int port;
    private final Browser browser;
    private final HttpClient services;
    private final MeterRegistry metrics;
    private String cookie = "";

    WayInwardsTest(@LocalServerPort int port, HttpClient services, MeterRegistry metrics) {
        this.port = port;
        this.services = services;
        this.metrics = metrics;
        this.browser = Browser.at(port);
    }

    @BeforeEach
    void a_shopper() {
        Services.answer();
        cookie = browser.get("/api/products").headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        Services.answer();
    }

    @Test
    void a_body_passes_unchanged_in_both_directions() {
        Services.answer(okJson(ODD_BODY).withStatus(201).withHeader("Location", "/api/orders/1"));

        HttpResponse<String> reply = browser.post("/api/orders", ODD_BODY, "Cookie", cookie, "Idempotency-Key",
                "k \u00a7 1",
                "Content-Type", "application/json");

        LoggedRequest inside = Services.onlyArrival();
        assertThat(inside.getBodyAsString()).isEqualTo(ODD_BODY);
        assertThat(inside.getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(inside.header("Idempotency-Key").values()).hasSize(1);
        assertThat(reply.statusCode()).isEqualTo(201);
        assertThat(reply.body()).isEqualTo(ODD_BODY);
        assertThat(reply.headers().firstValue("Location")).contains("/api/orders/1");
    }

    @Test
    void a_body_in_pieces_of_unknown_length_arrives_whole() throws IOException {
        try (Line line = Line.to(port)) {
            Line.Reply reply = line.send(post("Transfer-Encoding: chunked")).send("2\r\n{ \r\n")
                    .send("1\r\n}\r\n0\r\n\r\n")
                    .reply();

            assertThat(reply.status()).isEqualTo(200);
        }
        assertThat(Services.onlyArrival().getBodyAsString()).isEqualTo("{ }");
    }

    @ParameterizedTest
    @ValueSource(strings = {"close", "keep-alive"})
    void a_body_in_broken_pieces_is_a_bad_request_and_never_a_whole_one_inside(String connection, CapturedOutput log)
            throws IOException {
        try (Line line = Line.to(port)) {
            Line.Reply reply = line.send(post("Transfer-Encoding: chunked").replace("close", connection))
                    .send("2\r\n{}\r\n").send("this is no length\r\n").reply();

            assertThat(reply.status()).isEqualTo(400);
        }
        Awaitility.await().until(() -> metrics.find("http.server.requests.active").longTaskTimers().stream()
                .allMatch(timer -> timer.activeTasks() == 0));
        assertThat(Services.arrived()).isEmpty();
        assertThat(log.getOut()).doesNotContain(" ERROR ");
    }

    /** As an HTTP/2 client does that ends its body with an empty frame of its own. */
    @Test
    void an_answer_that_comes_before_the_end_of_the_body_is_passed_on_whole() {
        Services.answer(okJson("{\"early\": true}").withChunkedDribbleDelay(10, 400));
        AtomicReference<HttpResponseStatus> status = new AtomicReference<>();
        Sinks.Empty<ByteBuf> end = Sinks.empty();

        String body = HttpClient.create().protocol(HttpProtocol.H2).secure(WayInwardsTest::trusting)
                .headers(headers -> headers.set("Cookie", cookie).set("Content-Length", "2"))
                .post().uri("https://localhost:" + port + "/api/orders")
                .send(Flux.concat(Mono.fromSupplier(() -> Unpooled.copiedBuffer("{}", StandardCharsets.UTF_8)),
                        end.asMono()))
                .responseSingle((response, content) -> {
                    status.set(response.status());
                    end.tryEmitEmpty();
                    return content.asString();
                })
                .block(Duration.ofSeconds(10));

        assertThat(status.get().code()).isEqualTo(200);
        assertThat(body).isEqualTo("{\"early\": true}");
    }

    private static void trusting(SslProvider.SslContextSpec tls) {
        SslProvider.GenericSslContextSpec<?> anyCertificate = Http2SslContextSpec.forClient()
                .configure(context -> context.trustManager(InsecureTrustManagerFactory.INSTANCE));
        tls.sslContext(anyCertificate);
    }

    @Test
    void a_client_that_asks_before_it_sends_is_told_to_go_on() throws IOException {
        try (Line line = Line.to(port)) {
            String reply = line.send(post("Content-Length: 2\r\nExpect: 100-continue")).send("{}").reply().statusLine();

            assertThat(reply).isIn("HTTP/1.1 100 Continue", "HTTP/1.1 200 OK");
        }
        assertThat(Services.onlyArrival().getBodyAsString()).isEqualTo("{}");
        assertThat(Services.onlyArrival().containsHeader("Expect")).isFalse();
    }

    @Test
    void the_services_are_spoken_to_in_http_1_1_however_the_client_speaks() {
        browser.get("/api/products");

        assertThat(Services.onlyArrival().getProtocol()).isEqualTo("HTTP/1.1");
        assertThat(Services.onlyArrival().containsHeader("Upgrade")).isFalse();
    }

    @Test
    void the_client_repeats_nothing_and_waits_for_nothing_without_limit() {
        assertThat(services.configuration().isRetryDisabled()).isTrue();
        assertThat(services.configuration().protocols()).containsExactly(HttpProtocol.HTTP11);
        assertThat(services.configuration().connectionProvider().maxConnections()).isEqualTo(100);
    }

    @Test
    void the_services_are_told_how_much_time_is_left() {
        browser.get("/api/products");

        assertThat(Services.onlyArrival().header("X-Request-Deadline-Ms").values()).singleElement()
                .satisfies(left -> assertThat(Long.parseLong(left)).isBetween(1_000L, 1_500L));
    }

    @Test
    void the_query_passes_as_it_is_spelt() {
        browser.get("/api/products?after=a%2Fb%20c+d&limit=5&x=%C3%A5");

        assertThat(Services.onlyArrival().getUrl()).isEqualTo("/api/products?after=a%2Fb%20c+d&limit=5&x=%C3%A5");
    }

    @Test
    void the_largest_body_passes_and_one_byte_more_does_not() {
        assertThat(browser.post("/api/orders", "x".repeat(65_536), "Cookie", cookie).statusCode()).isEqualTo(200);
        assertThat(Services.onlyArrival().getBody()).hasSize(65_536);

        HttpResponse<String> reply = browser.post("/api/orders", "x".repeat(65_537), "Cookie", cookie);

        assertThat(reply.statusCode()).isEqualTo(413);
        assertThat(reply.body()).contains("urn:nattro:problem:too-large", "65536 bytes");
        assertThat(Services.arrived()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0\r\n\r\n"})
    void a_body_that_does_not_say_how_large_it_is_is_counted(String end) throws IOException {
        try (Line line = Line.to(port)) {
            Line.Reply reply = line.send(post("Transfer-Encoding: chunked"))
                    .send(("8000\r\n" + "x".repeat(0x8000) + "\r\n").repeat(3) + end).reply();

            assertThat(reply.status()).isEqualTo(413);
            assertThat(reply.body()).contains("urn:nattro:problem:too-large");
        }
        assertThat(Services.arrived()).isEmpty();
    }

    @Test
    void what_never_ends_is_not_read_to_its_end() throws IOException {
        String chunk = "8000\r\n" + "x".repeat(0x8000) + "\r\n";
        try (Line line = Line.to(port)) {
            line.send(post("Transfer-Encoding: chunked")).send(chunk.repeat(32)).send("1\r\nx\r\n");

            assertThat(line.reply().status()).isEqualTo(413);
        }
        assertThat(Services.arrived()).isEmpty();
    }

    private String post(String headerLines) {
        return "POST /api/orders HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: " + cookie + "\r\n"
                + headerLines
                + "\r\n\r\n";
    }
}
