package no.nattro.order.web;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static no.nattro.order.web.OrderApi.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import no.nattro.order.OrderDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole service between one inventory-service and two instances of payment-service. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "nattro.warm-up.rounds=0")
@Import(OrderDatabase.class)
@DirtiesContext // it asks the instances for as long as it runs
class SeveralPaymentsIT {

    @RegisterExtension
    static final WireMockExtension INVENTORY = neighbour();

    @RegisterExtension
    static final WireMockExtension ONE = neighbour();

    @RegisterExtension
    static final WireMockExtension TWO = neighbour();

    @LocalServerPort
    private int port;

    @Autowired
    private MeterRegistry metrics;

    /** Not reset from test to test: there is always somebody asking. */
    private static WireMockExtension neighbour() {
        return WireMockExtension.newInstance().options(options().dynamicPort()).resetOnEachTest(false).build();
    }

    @DynamicPropertySource
    static void neighbours(DynamicPropertyRegistry registry) {
        registry.add("nattro.upstreams.inventory.urls", INVENTORY::baseUrl);
        registry.add("nattro.upstreams.inventory.total-timeout", () -> "3s");
        registry.add("nattro.upstreams.payment.urls", () -> ONE.baseUrl() + "," + TWO.baseUrl());
        registry.add("nattro.upstreams.payment.total-timeout", () -> "3s");
    }

    @BeforeAll
    static void all_is_well() {
        INVENTORY.stubFor(put(urlMatching("/reservations/.*")).willReturn(okJson("""
                {"status": "HELD", "lines": [{"sku": "NO-1001", "quantity": 2,
                                              "unitPrice": {"amount": 19900, "currency": "NOK"}}]}""")));
        INVENTORY.stubFor(
                put(urlMatching("/reservations/.*/confirmation")).willReturn(okJson("{\"status\": \"SOLD\"}")));
        readyz(ONE, 200);
        readyz(TWO, 200);
    }

    @BeforeEach
    void both_are_ready() {
        charges(ONE, 200);
        charges(TWO, 200);
        readyz(ONE, 200);
        readyz(TWO, 200);
        awaitReady(2);
    }

    @Test
    void one_that_is_not_ready_is_not_charged_at() {
        readyz(ONE, 503);
        awaitReady(1);
        int before = arrivals(ONE);

        for (int i = 0; i < 4; i++) {
            assertThat(place().statusCode()).isEqualTo(201);
        }

        assertThat(arrivals(ONE)).isEqualTo(before);
    }

    @Test
    void one_that_breaks_between_two_questions_costs_nobody_an_order() {
        charges(ONE, 500);

        for (int i = 0; i < 4; i++) {
            assertThat(place().statusCode()).isEqualTo(201);
        }
    }

    @Test
    void while_none_is_ready_an_order_stays_open_and_nothing_is_sent() {
        readyz(ONE, 503);
        readyz(TWO, 503);
        awaitReady(0);
        int before = arrivals(ONE) + arrivals(TWO);

        HttpResponse<String> response = place();

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(json(response).path("status").asText()).isEqualTo("PENDING");
        assertThat(arrivals(ONE) + arrivals(TWO)).isEqualTo(before);
    }

    @Test
    void the_only_instance_of_a_neighbour_is_not_asked_whether_it_is_ready() {
        await().until(() -> ONE.findAll(anyRequestedFor(urlEqualTo("/readyz"))).size() >= 2);

        assertThat(INVENTORY.findAll(anyRequestedFor(urlEqualTo("/readyz")))).isEmpty();
    }

    private HttpResponse<String> place() {
        return OrderApi.at(port).place("key", OrderApi.ORDER);
    }

    private static void readyz(WireMockExtension instance, int status) {
        instance.stubFor(get("/readyz").willReturn(aResponse().withStatus(status)));
    }

    private static void charges(WireMockExtension instance, int status) {
        instance.stubFor(any(urlMatching("/payments/.*"))
                .willReturn(okJson("{\"status\": \"CAPTURED\"}").withStatus(status)));
    }

    private static int arrivals(WireMockExtension instance) {
        return instance.findAll(putRequestedFor(urlMatching("/payments/.*"))).size();
    }

    private void awaitReady(int count) {
        await().until(
                () -> metrics.get("nattro.upstream.ready").tag("upstream", "payment").gauge().value() == count);
    }
}
