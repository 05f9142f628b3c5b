package no.nattro.gateway.listener;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import no.nattro.gateway.FirstVisit;
import no.nattro.gateway.GatewayProperties;
import no.nattro.gateway.GatewayUnderStrain;
import no.nattro.gateway.Services;
import org.junit.jupiter.api.Test;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.web.context.WebServerApplicationContext;

@GatewayUnderStrain
class WarmUpTest {

    private final WarmUp warmUp;
    private final CircuitBreakerRegistry breakers;

    WarmUpTest(GatewayProperties gateway, ServerProperties server, WebServerApplicationContext context,
            CircuitBreakerRegistry breakers) {
        this.warmUp = new WarmUp(gateway, server, new FirstVisit(), context);
        this.breakers = breakers;
    }

    @Test
    void a_catalogue_that_stays_away_is_not_waited_for_for_ever(CapturedOutput log) {
        Services.answer(okJson("{}").withStatus(500));
        long start = System.nanoTime();
        warmUp.run(new DefaultApplicationArguments());
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        breakers.circuitBreaker("list-products").reset();

        assertThat(took).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10));
        assertThat(log.getOut()).contains("Waiting for the catalogue",
                "Not warm, the first requests will be slow: java.util.concurrent.TimeoutException: no good answer from the"
                        + " catalogue within 1000 ms");
    }

    @Test
    void a_catalogue_that_is_there_is_asked_once(CapturedOutput log) {
        Services.answer(okJson("{}"));
        warmUp.run(new DefaultApplicationArguments());

        assertThat(log.getOut()).contains("Warm after").doesNotContain("Waiting");
        assertThat(Services.onlyArrival().getUrl()).isEqualTo("/api/products");
    }
}
