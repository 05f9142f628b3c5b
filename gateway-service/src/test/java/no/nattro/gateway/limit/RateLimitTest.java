package no.nattro.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import no.nattro.gateway.problem.GatewayProblem;
import no.nattro.platform.problem.ProblemException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class RateLimitTest {

    private final ManualClock clock = new ManualClock();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final RateLimit limit = new RateLimit(new MemoryBuckets(Settings.inMemory(), clock), Settings.inMemory(),
            metrics);

    @Test
    void a_refusal_says_which_limit_it_was_and_when_to_come_back() {
        times(300, limit.pass(Limit.ADDRESS, "a"));

        ProblemException refusal = refusal(limit.pass(Limit.ADDRESS, "a")).orElseThrow();

        assertThat(refusal.type()).isEqualTo(GatewayProblem.RATE_LIMITED);
        assertThat(refusal.type().status()).isEqualTo(429);
        assertThat(refusal.detail()).isEqualTo("Too many requests came from this address: 300 at once are taken and"
                + " 100 a second. Nothing was done: try again after the seconds in Retry-After.");
        assertThat(refusal.retryAfterSeconds()).as("10 ms, rounded up").contains("1");
        assertThat(refused("address")).isEqualTo(1);
        assertThat(refused("shopper") + refused("purchases")).isZero();
    }

    @Test
    void a_purchase_counts_as_a_request_too() {
        times(30, limit.passPurchase("a"));
        times(30, limit.pass(Limit.SHOPPER, "a"));

        assertThat(refusal(limit.pass(Limit.SHOPPER, "a")).orElseThrow().detail())
                .startsWith("Too many requests came from this shopper: 60 at once are taken and 20 a second.");
    }

    @Test
    void a_refused_purchase_takes_nothing_from_the_shoppers_other_requests() {
        times(30, limit.passPurchase("a"));
        IntStream.range(0, 100).forEach(_ -> assertThat(refusal(limit.passPurchase("a")).orElseThrow().detail())
                .startsWith("Too many purchases came from this shopper: 30 at once are taken and 5 a second."));

        times(30, limit.pass(Limit.SHOPPER, "a"));
        assertThat(refused("purchases")).isEqualTo(100);
    }

    @Test
    void a_purchase_refused_for_the_shoppers_other_requests_takes_nothing_from_the_purchases() {
        times(60, limit.pass(Limit.SHOPPER, "a"));
        IntStream.range(0, 100).forEach(_ -> assertThat(refusal(limit.passPurchase("a"))).isPresent());
        clock.pass(Duration.ofMillis(1_500)); // 30 requests; the purchases were at their most and stayed so

        times(30, limit.passPurchase("a"));
        assertThat(refused("shopper")).isEqualTo(100);
        assertThat(refused("purchases")).isZero();
    }

    private static void times(int count, Mono<Void> pass) {
        IntStream.range(0, count).forEach(i -> assertThat(refusal(pass)).as("number %s", i).isEmpty());
    }

    private static Optional<ProblemException> refusal(Mono<Void> pass) {
        return pass.materialize().blockOptional().map(signal -> (ProblemException) signal.getThrowable());
    }

    private double refused(String limit) {
        return metrics.get("nattro.gateway.rate-limit.refused").tag("limit", limit).counter().count();
    }
}
