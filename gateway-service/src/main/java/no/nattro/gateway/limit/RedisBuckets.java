package no.nattro.gateway.limit;

import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import no.nattro.gateway.limit.Turns.Turn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Buckets that several gateways share. A shop that cannot count its visitors is better than none: without an answer from Redis,
 * in time, whoever comes may pass.
 */
class RedisBuckets implements Buckets {

    private static final Logger log = LoggerFactory.getLogger(RedisBuckets.class);
    private static final int HANGS = 2; // a single silence may be the gateway's own
    private static final Mono<Duration> PASS = Mono.just(Duration.ZERO);

    private final RedisLink redis;
    private final Duration timeout;
    private final Turns turns = new Turns(System::nanoTime);
    private final Uncounted uncounted;
    private final Mono<Duration> silence;

    RedisBuckets(RateLimitProperties properties, MeterRegistry metrics) {
        this.redis = new RedisLink(properties);
        this.timeout = properties.redis().timeout();
        this.uncounted = new Uncounted(metrics, System::nanoTime);
        this.silence = Mono.error(() -> new TimeoutException("silence for " + timeout.toMillis() + " ms"));
    }

    @Override
    public Mono<Duration> take(Limit limit, String caller) {
        return Mono.defer(() -> turns.next().map(turn -> ask(turn, limit, caller)).orElseGet(() -> {
            uncounted.add();
            return PASS;
        }));
    }

    private Mono<Duration> ask(Turn turn, Limit limit, String caller) {
        return Mono.fromFuture(() -> at(limit, caller, bucket -> bucket.tryConsumeAndReturnRemaining(1)))
                .map(RedisBuckets::untilNext)
                .timeout(timeout, silence)
                .doOnNext(_ -> answered(turn))
                .onErrorResume(e -> failed(turn, e))
                .publishOn(Schedulers.parallel()); // else one thread, that of the connection, would serve every request
    }

    private static Duration untilNext(ConsumptionProbe probe) {
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    private <T> CompletableFuture<T> at(Limit limit, String caller,
            Function<AsyncBucketProxy, CompletableFuture<T>> use) {
        return redis.buckets().thenCompose(buckets -> use.apply(buckets.of(limit, caller)));
    }

    private void answered(Turn turn) {
        if (turns.answered(turn)) {
            log.info("Redis answers again, requests are counted");
        }
    }

    private Mono<Duration> failed(Turn turn, Throwable reason) {
        if (turns.failed(turn) >= HANGS) {
            redis.hangUp();
        }
        uncounted.add(reason);
        return PASS;
    }

    /** Without waiting: should it get lost, it comes back by itself. */
    @Override
    public void giveBack(Limit limit, String caller) {
        at(limit, caller, bucket -> bucket.addTokens(1));
    }

    @Override
    public void close() {
        redis.close();
    }
}
