package no.nattro.order.web;

import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import no.nattro.order.OrderDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole service between a gateway and neighbours that are real sockets: what of a request reaches them. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "nattro.warm-up.rounds=0")
@AutoConfigureObservability
@Import(OrderDatabase.class)
class WayInwardsIT {

    @RegisterExtension
    static final WireMockExtension neighbours = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort()).build();

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient sql;

    @DynamicPropertySource
    static void neighbours(DynamicPropertyRegistry registry) {
        for (String name : List.of("inventory", "payment")) {
            registry.add("nattro.upstreams." + name + ".urls", neighbours::baseUrl);
            registry.add("nattro.upstreams." + name + ".total-timeout", () -> "3s");
        }
    }

    @Test
    void every_neighbour_gets_the_id_the_trace_the_shopper_and_what_is_left_of_the_time() {
        neighbours.stubFor(put(urlMatching("/reservations/.*")).willReturn(okJson("""
                {"status": "HELD", "lines": [{"sku": "NO-1001", "quantity": 2,
                                              "unitPrice": {"amount": 19900, "currency": "NOK"}}]}""")));
        neighbours.stubFor(put(urlMatching("/payments/.*")).willReturn(okJson("{\"status\": \"CAPTURED\"}")));
        neighbours.stubFor(
                put(urlMatching("/reservations/.*/confirmation")).willReturn(okJson("{\"status\": \"SOLD\"}")));
        OrderApi api = OrderApi.at(port);

        HttpResponse<String> response = OrderApi.send(api.request("/api/orders").header("Idempotency-Key", "key")
                .header("Content-Type", "application/json").header("X-Request-ID", "the-whole-story")
                .header("X-Request-Deadline-Ms", "3500").header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
                .POST(BodyPublishers.ofString(OrderApi.ORDER)));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        List<ServeEvent> calls = neighbours.getAllServeEvents().reversed();
        assertThat(calls).hasSize(3);
        long left = 3501;
        for (ServeEvent call : calls) {
            assertThat(call.getRequest().header("X-Request-ID").values()).containsExactly("the-whole-story");
            assertThat(call.getRequest().getHeader("traceparent")).startsWith("00-" + TRACE).endsWith("-01");
            assertThat(call.getRequest().header("X-Shopper-Id").values()).containsExactly(api.shopper().toString());
            long leftNow = Long.parseLong(call.getRequest().getHeader("X-Request-Deadline-Ms"));
            assertThat(leftNow).isPositive().isLessThan(left);
            left = leftNow + 1;
        }
        assertThat(sql.sql("SELECT traceparent FROM orders WHERE shopper_id = ?").param(api.shopper())
                .query(String.class).single()).startsWith("00-" + TRACE);
    }

    @Test
    void a_silent_neighbour_is_waited_for_once_and_the_shopper_told_that_the_end_is_open() {
        neighbours.stubFor(put(urlMatching("/reservations/.*")).willReturn(okJson("""
                {"status": "HELD", "lines": [{"sku": "NO-1001", "quantity": 2,
                                              "unitPrice": {"amount": 19900, "currency": "NOK"}}]}""")));
        neighbours.stubFor(put(urlMatching("/payments/.*")).willReturn(okJson("{}").withFixedDelay(30_000)));

        HttpResponse<String> response = OrderApi.at(port).place("key", OrderApi.ORDER);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        neighbours.verify(1, putRequestedFor(urlMatching("/payments/.*")));
    }

    @Test
    void a_neighbour_that_answers_nonsense_leaves_the_end_open() {
        neighbours.stubFor(put(urlMatching("/reservations/.*")).willReturn(okJson("{\"lines\": []}")));
        assertThat(OrderApi.at(port).place("key", OrderApi.ORDER).statusCode()).isEqualTo(202);
    }
}
