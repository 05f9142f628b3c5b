package no.nattro.order.checkout;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import no.nattro.order.OrderDatabase;
import no.nattro.order.domain.IdempotencyKey;
import no.nattro.order.domain.OrderLine;
import no.nattro.order.domain.PlaceOrder;
import no.nattro.order.domain.ShopperId;
import no.nattro.platform.request.Deadline;
import no.nattro.platform.request.Origin;
import no.nattro.platform.request.RequestId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Recovery's work belongs to the story of the request that placed the order, and neighbours and logs are told so. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "nattro.warm-up.rounds=0")
@AutoConfigureObservability
@Import(OrderDatabase.class)
@ExtendWith(OutputCaptureExtension.class)
class RecoveryStoryIT {

    @RegisterExtension
    static final WireMockExtension neighbours = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort()).build();

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @Autowired
    private Checkout checkout;

    @Autowired
    private CheckoutRecovery recovery;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private Tracer tracer;

    @DynamicPropertySource
    static void neighbours(DynamicPropertyRegistry registry) {
        for (String name : List.of("inventory", "payment")) {
            registry.add("nattro.upstreams." + name + ".urls", neighbours::baseUrl);
            registry.add("nattro.upstreams." + name + ".total-timeout", () -> "3s");
        }
    }

    @Test
    void the_id_the_trace_and_the_time_left_reach_the_neighbours_and_the_log(CapturedOutput output) {
        String order = orderThatGotStuck("the-whole-story", "00-" + TRACE + "-b7ad6b7169203331-01");
        double finished = meters.counter(RecoveryStories.ENDED, "end", "CONFIRMED").count();

        recover();

        List<ServeEvent> calls = neighbours.getAllServeEvents();
        assertThat(calls).hasSize(3);
        for (ServeEvent call : calls) {
            assertThat(call.getRequest().header("X-Request-ID").values()).containsExactly("the-whole-story");
            assertThat(call.getRequest().getHeader("traceparent")).startsWith("00-" + TRACE).endsWith("-01");
            assertThat(Long.parseLong(call.getRequest().getHeader("X-Request-Deadline-Ms"))).isBetween(1L, 4000L);
        }
        assertThat(output.getOut().lines().filter(line -> line.contains("Order " + order + ": CONFIRMED, by recovery")))
                .singleElement().asString().contains("[the-whole-story]");
        assertThat(meters.counter(RecoveryStories.ENDED, "end", "CONFIRMED").count()).isEqualTo(finished + 1);
        assertThat(meters.get(RecoveryStories.WORK).tag("end", "CONFIRMED").timer().count()).isPositive();
        assertThat(tracer.currentSpan()).as("the story ends with the work").isNull();
        assertThat(MDC.get("x-request-id")).isNull();
    }

    @Test
    void an_order_whose_request_was_not_traced_still_carries_its_id() {
        orderThatGotStuck("no-trace-then", null);
        recover();
        assertThat(neighbours.getAllServeEvents()).hasSize(3).allSatisfy(call -> {
            assertThat(call.getRequest().header("X-Request-ID").values()).containsExactly("no-trace-then");
            assertThat(call.getRequest().getHeader("traceparent")).doesNotContain(TRACE);
        });
    }

    @Test
    void what_gets_stuck_again_is_timed_as_open() {
        orderThatGotStuck("stuck-again-1", null);
        neighbours.stubFor(put(urlMatching("/payments/.*")).willReturn(serverError()));
        recover();
        assertThat(meters.get(RecoveryStories.WORK).tag("end", "OPEN").timer().count()).isPositive();
    }

    private String orderThatGotStuck(String requestId, @Nullable String traceparent) {
        sql.sql("UPDATE orders SET next_attempt_at = clock_timestamp() + interval '1 day' WHERE next_attempt_at IS NOT NULL")
                .update();
        neighbours.stubFor(put(urlMatching("/reservations/.*")).willReturn(serverError()));
        PlaceOrder command = new PlaceOrder(new ShopperId(UUID.randomUUID()), new IdempotencyKey("key"),
                List.of(OrderLine.of("NO-1001", 2)), "tok_approved", null);
        Placed placed = checkout.place(command, new Origin(new RequestId(requestId), traceparent),
                Deadline.in(Duration.ofSeconds(4)));
        neighbours.resetRequests();
        neighbours.stubFor(put(urlMatching("/reservations/[^/]*")).willReturn(okJson("""
                {"status": "HELD", "lines": [{"sku": "NO-1001", "quantity": 2,
                                              "unitPrice": {"amount": 19900, "currency": "NOK"}}]}""")));
        neighbours.stubFor(put(urlMatching("/payments/.*")).willReturn(okJson("{\"status\": \"CAPTURED\"}")));
        neighbours.stubFor(
                put(urlMatching("/reservations/.*/confirmation")).willReturn(okJson("{\"status\": \"SOLD\"}")));
        return ((Placed.Pending) placed).order().id().toString();
    }

    private void recover() {
        recovery.claim(10).forEach(recovery::goOnWith);
    }
}
