package no.nattro.order;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.nattro.order.domain.Money;
import no.nattro.order.domain.OrderId;
import no.nattro.order.domain.ShopperId;
import no.nattro.order.domain.OrderLine;
import no.nattro.order.inventory.Inventory;
import no.nattro.order.payment.Payments;
import no.nattro.platform.request.Deadline;
import no.nattro.platform.upstream.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** With profile mesh one call is one attempt, however it fails and however often: the sidecar would multiply it. */
@SpringBootTest(classes = NeighbourContractsTest.Clients.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ActiveProfiles("mesh")
class MeshProfileTest {

    private static final int MORE_THAN_A_BREAKER_TAKES = 8;
    private static final ShopperId SHOPPER = new ShopperId(UUID.randomUUID());

    @RegisterExtension
    static final WireMockExtension sidecar = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort()).build();

    @Autowired
    private Inventory inventory;

    @Autowired
    private Payments payments;

    @Autowired
    private CircuitBreakerRegistry breakers;

    @DynamicPropertySource
    static void neighbours(DynamicPropertyRegistry registry) {
        for (String name : List.of("inventory", "payment")) {
            registry.add("nattro.upstreams." + name + ".urls", sidecar::baseUrl);
        }
    }

    static Stream<Arguments> failures() {
        return Stream.of(Arguments.of("a reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
                Arguments.of("a 503", aResponse().withStatus(503).withHeader("Retry-After", "30")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void one_call_is_one_attempt_however_many_have_failed(String name, ResponseDefinitionBuilder failure) {
        sidecar.stubFor(any(anyUrl()).willReturn(failure));

        for (int i = 0; i < MORE_THAN_A_BREAKER_TAKES; i++) {
            OrderId order = OrderId.random();
            Deadline deadline = Deadline.in(Duration.ofSeconds(10));
            assertThat(payments.charge(order, SHOPPER, Money.nok(1), "tok_approved", deadline))
                    .isInstanceOf(Outcome.Unknown.class);
            assertThat(inventory.reserve(order, SHOPPER, List.of(OrderLine.of("NO-1001", 1)), deadline))
                    .isInstanceOf(Outcome.Unknown.class);
            sidecar.verify(1, putRequestedFor(urlEqualTo("/payments/" + order)));
            sidecar.verify(1, putRequestedFor(urlEqualTo("/reservations/" + order)));
        }
    }

    @Test
    void the_breakers_are_seen_to_be_off() {
        assertThat(breakers.getAllCircuitBreakers()).extracting(CircuitBreaker::getName)
                .containsExactlyInAnyOrder("inventory", "payment");
        assertThat(breakers.getAllCircuitBreakers()).extracting(CircuitBreaker::getState).containsOnly(State.DISABLED);
    }

    @Test
    void what_is_left_of_the_callers_time_still_cuts_a_call_short() {
        sidecar.stubFor(any(anyUrl()).willReturn(aResponse().withFixedDelay(5_000)));

        assertThat(payments.charge(OrderId.random(), SHOPPER, Money.nok(1), "tok_approved",
                Deadline.in(Duration.ofSeconds(2))))
                .isInstanceOf(Outcome.Unknown.class);
        assertThat(payments.charge(OrderId.random(), SHOPPER, Money.nok(1), "tok_approved", Deadline.in(Duration.ZERO)))
                .isInstanceOf(Outcome.NotSent.class);
    }
}
