package no.nattro.edge;

import static no.nattro.edge.Edge.GATEWAY;
import static no.nattro.edge.Edge.NGINX;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WithNginx
class PublicPathsIT {

    @BeforeEach
    void the_gateway_answers() {
        GATEWAY.answerWith(StandIn.OK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/?lang=nb", "/api/products", "/api/orders/1/cancellation", "/docs/openapi.json",
            "/shop/shop.js"})
    void what_is_public_goes_in_as_it_came(String path) throws IOException {
        assertThat(Line.get(NGINX, path).status()).isEqualTo(200);
        assertThat(GATEWAY.onlyArrival().requestLine()).isEqualTo("GET " + path + " HTTP/1.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/payments/1", "/reservations/1", "/actuator/health", "/readyz", "/index.html",
            "/API/products", "//api/products", "/api/../payments/1", "/api/%2e%2e/payments/1", "/.git/config",
            "/api;x/products",
            "/x.html", "/problem"})
    void what_is_not_is_a_404(String path) throws IOException {
        Problem.assertIn(Line.get(NGINX, path), 404, "not-found");
        assertThat(GATEWAY.arrivals()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "GET /api/products HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "GET /api/products HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
            "GET /api/products HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "GET /api/products HTTP/1.1\r\n\r\n",
            "GET /api/products HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n",
            "nonsense\r\n\r\n", "GET /api/products HTTP/9.9\r\nHost: a\r\n\r\n",
            "GET api/products HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /api/ products HTTP/1.1\r\nHost: a\r\n\r\n"})
    void what_two_readers_could_read_in_two_ways_is_a_400(String request) throws IOException {
        try (Line line = Line.to(NGINX)) {
            Problem.assertIn(line.send(request).reply(), 400, "invalid-request");
        }
        assertThat(GATEWAY.arrivals()).isEmpty();
    }

    @Test
    void a_host_in_the_request_line_goes_before_the_header() throws IOException {
        try (Line line = Line.to(NGINX)) {
            line.send(
                    "GET http://shop.example/api/products HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
                    .reply();
        }
        assertThat(GATEWAY.arrivals()).allSatisfy(arrival -> {
            assertThat(arrival.requestLine()).isEqualTo("GET /api/products HTTP/1.1");
            assertThat(arrival.headers("Host")).containsExactly("shop.example");
            assertThat(arrival.headers("X-Forwarded-Host")).containsExactly("shop.example");
        });
    }

    @Test
    void trace_is_a_405() throws IOException {
        try (Line line = Line.to(NGINX)) {
            Problem.assertIn(line.send("TRACE /api/products HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").reply(),
                    405,
                    "method-not-allowed");
        }
    }
}
