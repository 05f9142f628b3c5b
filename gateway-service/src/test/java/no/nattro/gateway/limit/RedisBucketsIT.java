package no.nattro.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Against a real Redis. */
@ExtendWith(OutputCaptureExtension.class)
class RedisBucketsIT {

    private static final int BURST = 20;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private RedisServer redis;
    private RedisBuckets buckets;
    private int caller;
    private double before;

    @BeforeEach
    void start() {
        redis = RedisServer.started();
        buckets = open();
        awaitCounting();
    }

    @AfterEach
    void stop() {
        if (redis != null) {
            buckets.close();
            redis.close();
        }
    }

    @Test
    void two_gateways_share_what_a_caller_may_take() {
        RedisBuckets other = open();
        try {
            int taken = 0;
            for (int i = 0; i < BURST; i++) {
                taken += take(i % 2 == 0 ? buckets : other, "shared").isZero() ? 1 : 0;
            }

            assertThat(taken).isEqualTo(BURST);
            assertThat(List.of(take(buckets, "shared"), take(other, "shared"))).allSatisfy(
                    wait -> assertThat(wait).isBetween(Duration.ofMillis(1), Duration.ofSeconds(1)));
            assertThat(take(other, "somebody-else")).isZero();
        } finally {
            other.close();
        }
    }

    @Test
    void many_at_once_get_exactly_what_there_is() {
        List<Duration> waits = Flux.range(0, 1_000)
                .flatMap(_ -> buckets.take(Limit.PURCHASES, "crowd"), 500).collectList().block();

        assertThat(waits).hasSize(1_000).filteredOn(Duration::isZero)
                .hasSizeBetween(BURST, BURST + 2); // one comes back in a second
        assertThat(uncounted()).isZero();
    }

    @Test
    void what_is_given_back_can_be_taken_again() {
        while (take(buckets, "a").isZero()) {
            assertThat(uncounted()).isZero();
        }
        buckets.giveBack(Limit.SHOPPER, "a");

        await().until(() -> take(buckets, "a").isZero());
    }

    @Test
    void a_bucket_is_forgotten_when_it_is_full_again() throws IOException {
        take(buckets, "a");
        take(buckets, "a");

        assertThat(redis.say("PTTL nattro:limit:shopper:a").lines().findFirst().orElseThrow())
                .matches(":(3000|[12]\\d{3})"); // two tokens missing, one a second, and a second to spare
    }

    /** Reading a bucket is a call, and writing it back another. */
    @Test
    void a_request_costs_two_calls_for_each_of_its_limits() throws IOException {
        RateLimit limit = new RateLimit(buckets, settings(Duration.ofSeconds(5)), metrics);
        assertThat(calls(limit.pass(Limit.ADDRESS, "a"))).as("there is no bucket yet").isEqualTo(3);
        limit.passPurchase("b").block();

        assertThat(calls(limit.pass(Limit.ADDRESS, "a"))).isEqualTo(2);
        assertThat(calls(limit.pass(Limit.ADDRESS, "a").then(limit.pass(Limit.SHOPPER, "b")))).isEqualTo(4);
        assertThat(calls(limit.pass(Limit.ADDRESS, "a").then(limit.passPurchase("b")))).as("a purchase").isEqualTo(6);
    }

    private int calls(Mono<Void> request) throws IOException {
        return redis.overhear(request::block).size();
    }

    @Test
    void when_redis_dies_everybody_passes_until_it_is_back(CapturedOutput log) {
        redis.kill();
        long start = System.nanoTime();
        IntStream.range(0, 5 * BURST).forEach(_ -> assertThat(take(buckets, "a")).isZero());
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        assertThat(took).isLessThan(Duration.ofSeconds(2));
        assertThat(uncounted()).isEqualTo(5 * BURST);
        assertThat(log.getOut().lines().filter(line -> line.contains("Requests pass without a rate limit"))).hasSize(1);

        redis.start();
        awaitCounting();
        assertThat(log.getOut()).contains("Redis answers again");
    }

    @Test
    void a_frozen_redis_costs_the_timeout_now_and_then_and_not_each_time() {
        buckets.close();
        buckets = open(Duration.ofMillis(100));
        awaitCounting();
        redis.freeze();
        long start = System.nanoTime();
        assertThat(take(buckets, "a")).isZero();
        Duration first = Duration.ofNanos(System.nanoTime() - start);
        IntStream.range(0, 1_000).forEach(_ -> assertThat(take(buckets, "a")).isZero());
        Duration all = Duration.ofNanos(System.nanoTime() - start);
        System.out.println("Redis frozen: the first took " + first.toMillis() + " ms, 1001 took " + all.toMillis());

        assertThat(first).isBetween(Duration.ofMillis(90), Duration.ofSeconds(1));
        assertThat(all).isLessThan(Duration.ofSeconds(3)); // a thousand times the timeout are 100 s
        assertThat(uncounted()).isEqualTo(1_001);

        await().pollInterval(Duration.ofMillis(50)).until(() -> { // long enough to hang up, and to fail to call again
            take(buckets, "a");
            return Duration.ofNanos(System.nanoTime() - start).toMillis() > 2_000;
        });
        redis.thaw();
        awaitCounting();
    }

    @Test
    void without_redis_at_the_start_everybody_passes_until_it_is_there() {
        redis.kill();
        try (RedisBuckets early = open()) {
            assertThat(IntStream.range(0, 2 * BURST).mapToObj(_ -> take(early, "a"))).containsOnly(Duration.ZERO);

            redis.start();
            await().until(() -> !take(early, "a").isZero());
        }
    }

    /** With a timeout that a busy machine keeps: what is under test is who gets what. */
    private RedisBuckets open() {
        return open(Duration.ofSeconds(5));
    }

    private RedisBuckets open(Duration timeout) {
        return new RedisBuckets(settings(timeout), metrics);
    }

    private RateLimitProperties settings(Duration timeout) {
        return Settings.inRedis("redis://127.0.0.1:" + redis.port(), BURST, timeout);
    }

    /** Somebody new is refused in the end: that is counting. */
    private void awaitCounting() {
        String somebody = "somebody-" + caller++;
        await().pollInterval(Duration.ofMillis(10)).until(() -> !take(buckets, somebody).isZero());
        before = total();
    }

    private double uncounted() {
        return total() - before;
    }

    private double total() {
        return metrics.get("nattro.gateway.rate-limit.unavailable").counter().count();
    }

    private static Duration take(RedisBuckets buckets, String caller) {
        return Objects.requireNonNull(buckets.take(Limit.SHOPPER, caller).block());
    }
}
