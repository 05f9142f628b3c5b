package no.nattro.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import no.nattro.gateway.Browser;
import no.nattro.gateway.GatewayUnderTest;
import no.nattro.gateway.Line;
import no.nattro.gateway.Services;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

/** With the limits as they are by default. */
@GatewayUnderTest
class LimitedCallersTest {

    private static final String[] ALL_SORTS = {"/nowhere", "/api/orders", "/docs/openapi.json", "/api/products/%2e%2e"};

    private final int port;
    private final int managementPort;
    private final MeterRegistry metrics;

    LimitedCallersTest(@LocalServerPort int port, @LocalManagementPort int managementPort, MeterRegistry metrics) {
        this.port = port;
        this.managementPort = managementPort;
        this.metrics = metrics;
    }

    @BeforeEach
    void services_answer() {
        Services.answer();
    }

    @Test
    void an_address_over_its_limit_is_refused_whatever_it_asks_for_while_another_is_served() {
        Browser other = Browser.from("127.0.7.2", port);
        Browser hasty = Browser.from("127.0.7.1", port);
        double before = refused("address");
        exhaust(hasty, "/nowhere");

        for (String path : ALL_SORTS) {
            assertThat(hasty.getAtOnce(50, path, "X-Forwarded-For", "198.51.100.7")).as(path).contains(429);
            assertThat(other.get("/api/products").statusCode()).isEqualTo(200);
        }
        assertThat(refused("address")).isGreaterThan(before);
    }

    @Test
    void a_refusal_is_a_problem_like_any_other_and_says_when_to_come_back() {
        Browser browser = Browser.from("127.0.7.3", port);
        HttpResponse<String> refusal;
        do {
            exhaust(browser, "/nowhere");
            refusal = browser.get("/api/products", "X-Request-ID", "the-refused-one");
        } while (refusal.statusCode() != 429); // one came back in between

        assertThat(refusal.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(refusal.headers().firstValue("Retry-After")).contains("1");
        assertThat(refusal.headers().firstValue("X-Request-ID")).contains("the-refused-one");
        assertThat(refusal.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(refusal.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(refusal.body()).contains("\"type\":\"urn:nattro:problem:rate-limited\"", "\"status\":429",
                "\"requestId\":\"the-refused-one\"", "Too many requests came from this address", "Nothing was done");
    }

    @Test
    void the_port_for_probes_knows_no_limit() throws IOException {
        exhaust(Browser.from("127.0.7.4", port), "/nowhere");

        for (int i = 0; i < 20; i++) {
            try (Line line = Line.plain("127.0.7.4", managementPort)) {
                assertThat(line.send("GET /actuator/health/readiness HTTP/1.1\r\nHost: localhost\r\n"
                        + "Connection: close\r\n\r\n").reply().status()).isEqualTo(200);
            }
        }
    }

    @Test
    void a_shopper_who_buys_too_fast_is_refused_and_may_still_look_while_another_buys() {
        Browser browser = Browser.from("127.0.7.5", port);
        String cookie = enter(browser);
        String other = enter(browser);
        Services.answer();

        List<HttpResponse<String>> replies = new ArrayList<>();
        do {
            replies.add(browser.post("/api/orders", "{}", "Cookie", cookie));
        } while (replies.getLast().statusCode() == 200 && replies.size() < 1_000);

        assertThat(replies).hasSizeGreaterThan(30);
        assertThat(replies.getLast().statusCode()).isEqualTo(429);
        assertThat(replies.getLast().headers().firstValue("Retry-After")).contains("1");
        assertThat(replies.getLast().body())
                .contains("Too many purchases came from this shopper: 30 at once are taken");
        assertThat(Services.arrived()).as("the refused one is not among them").hasSize(replies.size() - 1);
        assertThat(browser.get("/api/orders", "Cookie", cookie).statusCode()).isEqualTo(200);
        assertThat(browser.post("/api/orders", "{}", "Cookie", other).statusCode()).isEqualTo(200);
    }

    @Test
    void another_address_is_no_way_around_a_shoppers_limit() {
        String cookie = enter(Browser.from("127.0.7.6", port));
        Set<Integer> statuses = new HashSet<>();
        for (int i = 1; i <= 50 && !statuses.contains(429); i++) {
            statuses.addAll(Browser.from("127.0.8." + i, port).getAtOnce(50, "/api/orders", "Cookie", cookie));
        }

        assertThat(statuses).containsExactlyInAnyOrder(200, 429);
    }

    @Test
    void who_becomes_a_shopper_by_this_very_request_counts_as_an_address_only() {
        double before = refused("shopper");

        assertThat(Browser.from("127.0.7.7", port).getAtOnce(90, "/api/products")).hasSize(90).containsOnly(200);
        assertThat(refused("shopper")).isEqualTo(before);
        assertThat(metrics.get("nattro.gateway.rate-limit.buckets").tag("limit", "address").gauge().value())
                .isPositive();
    }

    /** Only a machine that answers fewer in a second than come back would never get there. */
    private static void exhaust(Browser browser, String path) {
        for (int i = 0; i < 200; i++) {
            if (browser.getAtOnce(50, path).contains(429)) {
                return;
            }
        }
        throw new AssertionError("10,000 requests, and none was refused");
    }

    private static String enter(Browser browser) {
        return browser.get("/api/products").headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    }

    private double refused(String limit) {
        return metrics.get("nattro.gateway.rate-limit.refused").tag("limit", limit).counter().count();
    }
}
