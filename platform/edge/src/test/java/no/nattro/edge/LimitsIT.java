package no.nattro.edge;

import static no.nattro.edge.Edge.GATEWAY;
import static no.nattro.edge.Edge.NGINX;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much one client can take. No limit is other here than where NGINX is in use. */
@WithNginx
class LimitsIT {

    private static final int BELOW_THE_BURST = 290;

    @BeforeEach
    void the_gateway_answers() {
        GATEWAY.answerWith(StandIn.OK);
    }

    @Test
    void who_asks_too_much_is_refused_and_others_are_served() throws IOException {
        List<Line.Reply> answers = Line.burst(NGINX, "127.0.0.7", 900, "/nowhere", "A: b");

        assertThat(answers).hasSize(900);
        assertThat(answers).filteredOn(answer -> answer.status() == 404).hasSizeGreaterThanOrEqualTo(300);
        assertThat(answers).filteredOn(answer -> answer.status() != 404).isNotEmpty().allSatisfy(refused -> {
            Problem.assertIn(refused, 429, "rate-limited");
            assertThat(refused.headers("Retry-After")).containsExactly("1");
        });
        assertThat(Line.burst(NGINX, "127.0.0.8", 10, "/api/products", "A: b")).hasSize(10)
                .allMatch(answer -> answer.status() == 200);
    }

    /** Where the requests come from is told by a header here, as there is only one IPv6 address on a machine's loopback. */
    @Test
    void an_ipv6_network_is_one_client_and_ipv4_dressed_as_ipv6_is_not() throws IOException {
        try (Nginx nginx = Nginx.before(GATEWAY.address(),
                "set_real_ip_from 127.0.0.1; real_ip_header X-Comes-From;")) {
            assertThat(refused(nginx, "2001:db8:0:1::1")).isZero();
            assertThat(refused(nginx, "2001:db8:0:1:ffff:1:2:3")).as("the same /64").isPositive();
            assertThat(refused(nginx, "2001:db8:0:2::1")).as("the next /64").isZero();
            assertThat(refused(nginx, "::ffff:192.0.2.1")).isZero();
            assertThat(refused(nginx, "192.0.2.1")).as("the same IPv4 address").isPositive();
            assertThat(refused(nginx, "::ffff:192.0.2.2")).as("another IPv4 address").isZero();
        }
    }

    private static long refused(Nginx nginx, String address) throws IOException {
        return Line.burst(nginx, "127.0.0.1", BELOW_THE_BURST, "/nowhere", "X-Comes-From: " + address).stream()
                .filter(answer -> answer.status() == 429).count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 65537\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n10001\r\n"})
    void a_body_over_64_kb_is_refused(String announced) throws IOException {
        try (Line line = Line.to(NGINX)) {
            Problem.assertIn(
                    line.send("POST /api/orders HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + announced
                            + "x".repeat(65_537)).reply(),
                    413, "too-large");
        }
        assertThat(GATEWAY.arrivals()).isEmpty();
    }

    @Test
    void a_body_of_64_kb_is_not() {
        assertThat(Browser.of(NGINX).post("/api/orders", "x".repeat(65_536)).statusCode()).isEqualTo(200);
        assertThat(GATEWAY.onlyArrival().body()).hasSize(65_536);
    }

    @Test
    void a_head_over_16_kb_is_refused() throws IOException {
        String line = "a".repeat(7_000);

        assertThat(Line.get(NGINX, "/api/products", "A: " + line).status()).isEqualTo(200);
        Problem.assertIn(Line.get(NGINX, "/api/products", "A: " + line, "B: " + line, "C: " + line), 400,
                "invalid-request");
        Problem.assertIn(Line.get(NGINX, "/api/products", "A: " + line + line), 400, "invalid-request");
        Problem.assertIn(Line.get(NGINX, "/api/" + line + line), 400, "invalid-request");
    }
}
