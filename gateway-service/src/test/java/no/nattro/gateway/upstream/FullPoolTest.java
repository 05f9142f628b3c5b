package no.nattro.gateway.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.nattro.gateway.Browser;
import no.nattro.gateway.GatewayUnderStrain;
import no.nattro.gateway.Services;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Eight connections, four waiters: the rest is sent away at once, and whoever has waited half a second is, too. */
@GatewayUnderStrain
// A connection is waited for half a second; the answers below take longer than that, and must not be late themselves.
@TestPropertySource(properties = {"nattro.gateway.budget=9s", "nattro.upstreams.inventory.response-timeout=8s"})
class FullPoolTest {

    private final Browser browser;
    private final CircuitBreakerRegistry breakers;
    private final MeterRegistry metrics;

    FullPoolTest(@LocalServerPort int port, CircuitBreakerRegistry breakers, MeterRegistry metrics) {
        this.browser = Browser.at(port);
        this.breakers = breakers;
        this.metrics = metrics;
    }

    @Test
    void who_finds_no_connection_is_told_when_to_come_back_and_nothing_was_sent(CapturedOutput log) throws Exception {
        Services.answer();
        atOnce(40); // from now on they come faster than they are answered
        Services.answer(okJson("{}").withFixedDelay(600));
        double before = refusals();

        List<HttpResponse<String>> refused = atOnce(40).stream().filter(reply -> reply.statusCode() != 200).toList();

        assertThat(refused).hasSizeGreaterThan(40 / 2).allSatisfy(reply -> {
            assertThat(reply.statusCode()).isEqualTo(503);
            assertThat(reply.headers().firstValue("Retry-After")).contains("1");
            assertThat(reply.body()).contains("urn:nattro:problem:upstream-unavailable",
                    "Too many requests are under way. Nothing was done: try again.");
        });
        assertThat(Services.arrived()).hasSize(40 - refused.size());
        assertThat(refusals() - before).isEqualTo(refused.size());
        assertThat(log.getOut()).doesNotContain("upstream-unavailable");
        assertThat(breakers.circuitBreaker("list-products").getState()).isEqualTo(State.CLOSED);
    }

    private double refusals() {
        return metrics.get("nattro.gateway.pool.refused").tag("upstream", "inventory").counter().count();
    }

    private List<HttpResponse<String>> atOnce(int calls) throws Exception {
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            return all.invokeAll(IntStream.range(0, calls)
                    .<Callable<HttpResponse<String>>>mapToObj(_ -> () -> browser.get("/api/products"))
                    .toList()).stream().map(Future::resultNow).collect(Collectors.toList());
        }
    }
}
