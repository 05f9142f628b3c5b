package no.nattro.order.web;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static no.nattro.order.web.OrderApi.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import no.nattro.order.OrderDatabase;
import no.nattro.platform.breaker.NeighbourBreakers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Payment hangs, the shop does not: the whole service as it ships, on a clock of the breakers that waits for nobody. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {"nattro.warm-up.rounds=0",
        "nattro.recovery.enabled=true"})
@Import({OrderDatabase.class, PaymentLeftAloneIT.StoppedClock.class})
@DirtiesContext // its recovery would finish the orders of others
class PaymentLeftAloneIT {

    @RegisterExtension
    static final WireMockExtension INVENTORY = neighbour();

    @RegisterExtension
    static final WireMockExtension PAYMENT = neighbour();

    private static final AtomicLong NANOS = new AtomicLong();

    @LocalServerPort
    private int port;

    @Autowired
    private CircuitBreakerRegistry breakers;

    @Autowired
    private MeterRegistry metrics;

    private OrderApi shopper;

    private static WireMockExtension neighbour() {
        return WireMockExtension.newInstance().options(options().dynamicPort()).resetOnEachTest(false).build();
    }

    @DynamicPropertySource
    static void neighbours(DynamicPropertyRegistry registry) {
        registry.add("nattro.upstreams.inventory.urls", INVENTORY::baseUrl);
        registry.add("nattro.upstreams.inventory.total-timeout", () -> "3s");
        registry.add("nattro.upstreams.payment.urls", PAYMENT::baseUrl);
    }

    @BeforeEach
    void there_is_stock() {
        shopper = OrderApi.at(port);
        INVENTORY.stubFor(put(urlMatching("/reservations/.*")).willReturn(okJson("""
                {"status": "HELD", "lines": [{"sku": "NO-1001", "quantity": 2,
                                              "unitPrice": {"amount": 19900, "currency": "NOK"}}]}""")));
        INVENTORY.stubFor(
                put(urlMatching("/reservations/.*/confirmation")).willReturn(okJson("{\"status\": \"SOLD\"}")));
    }

    @Test
    void an_order_is_taken_at_once_while_payment_is_left_alone_and_completed_when_it_is_back() {
        PAYMENT.stubFor(any(urlMatching("/payments/.*")).willReturn(aResponse().withFixedDelay(60_000)));
        List<String> orders = new ArrayList<>();
        while (state() == State.CLOSED) {
            orders.add(pending(place("hangs-" + orders.size())));
        }
        assertThat(orders).as("recovery counts too").hasSizeBetween(1, 5);
        double refused = refused();

        long start = System.nanoTime();
        HttpResponse<String> taken = place("left-alone");
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        orders.add(pending(taken));
        assertThat(taken.headers().firstValue("Location")).isPresent();
        assertThat(taken.headers().firstValue("Retry-After")).isPresent();
        assertThat(took).as("it has not waited for payment").isLessThan(Duration.ofMillis(1_200));
        assertThat(refused()).isGreaterThan(refused);
        PAYMENT.stubFor(any(urlMatching("/payments/.*")).willReturn(okJson("{\"status\": \"CAPTURED\"}")));
        assertThat(state()).as("30 s are not over").isEqualTo(State.OPEN);

        NANOS.addAndGet(Duration.ofSeconds(31).toNanos());

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(orders).allSatisfy(
                order -> assertThat(json(shopper.get("/api/orders/" + order)).path("status").asText())
                        .isEqualTo("CONFIRMED")));
        assertThat(state()).isEqualTo(State.CLOSED);
        assertThat(place("as-always").statusCode()).isEqualTo(201);
    }

    private HttpResponse<String> place(String key) {
        return shopper.place(key, OrderApi.ORDER);
    }

    private static String pending(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        assertThat(json(response).path("status").asText()).isEqualTo("PENDING");
        return json(response).path("id").asText();
    }

    private State state() {
        return breakers.circuitBreaker("payment").getState();
    }

    private double refused() {
        return metrics.get("nattro.upstream.refused").tags("upstream", "payment", "brake", "breaker").counter().count();
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class StoppedClock {

        @Bean
        NeighbourBreakers neighbourBreakers(CircuitBreakerRegistry registry, MeterRegistry metrics) {
            return new NeighbourBreakers(registry, metrics, NANOS::get);
        }
    }
}
