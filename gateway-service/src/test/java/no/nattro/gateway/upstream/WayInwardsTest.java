package no.nattro.gateway.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.util.stream.IntStream;
import no.nattro.gateway.Browser;
import no.nattro.gateway.GatewayUnderTest;
import no.nattro.gateway.Line;
import no.nattro.gateway.Services;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayUnderTest
class WayInwardsTest {

    private static final String ODD_BODY = "{ \"lines\" :[ ],\n\t\"note\":\"bl\u00e5b\u00e6r \ud83c\udf53\" }\r\n";

    private final int port;
    private final Browser browser;
    private String cookie = "";

    WayInwardsTest(@LocalServerPort int port) {
        this.port = port;
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

        var reply = browser.post("/api/orders", ODD_BODY, "Cookie", cookie, "Idempotency-Key", "k \u00a7 1",
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
    void the_services_are_told_how_much_time_is_left() {
        browser.get("/api/products");

        assertThat(Services.onlyArrival().header("X-Request-Deadline-Ms").values()).singleElement()
                .satisfies(left -> assertThat(Long.parseLong(left)).isBetween(1_000L, 1_500L));
    }

    @Test
    void two_instances_take_turns() {
        IntStream.range(0, 6).forEach(_ -> browser.get("/api/products"));

        assertThat(Services.INVENTORY.getAllServeEvents()).hasSize(3);
        assertThat(Services.INVENTORY_TWIN.getAllServeEvents()).hasSize(3);
    }

    @Test
    void the_query_passes_as_it_is_spelt() {
        browser.get("/api/products?after=a%2Fb%20c+d&limit=5&x=%C3%A5");

        assertThat(Services.onlyArrival().getUrl()).isEqualTo("/api/products?after=a%2Fb%20c+d&limit=5&x=%C3%A5");
    }

    private String post(String headerLines) {
        return "POST /api/orders HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: " + cookie + "\r\n"
                + headerLines
                + "\r\n\r\n";
    }
}
