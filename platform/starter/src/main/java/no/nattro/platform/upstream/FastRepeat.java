package no.nattro.platform.upstream;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Repeats what failed fast. The only layer that repeats anything inside a request. */
final class FastRepeat {

    private static final Duration PAUSE = Duration.ofMillis(40);
    private static final double JITTER = 0.5; // 20 to 60 ms, so that callers that failed together do not return together

    private final Retry retry;

    private FastRepeat(Retry retry) {
        this.retry = retry;
    }

    static FastRepeat of(String name, int attempts, RetryRegistry registry) {
        RetryConfig config = RetryConfig.custom()
                .maxAttempts(attempts)
                .intervalFunction(IntervalFunction.ofRandomized(PAUSE, JITTER))
                .retryOnResult(result -> result instanceof AttemptResult<?, ?> attempt && attempt.failedFast())
                .build();
        return new FastRepeat(registry.retry(name, config));
    }

    <T, R> Outcome<T, R> run(Supplier<AttemptResult<T, R>> attempt) {
        AtomicReference<Outcome<T, R>> sentBefore = new AtomicReference<>();
        AttemptResult<T, R> last = Retry.decorateSupplier(retry, () -> {
            AttemptResult<T, R> result = attempt.get();
            if (result.outcome() instanceof Outcome.Unknown) {
                sentBefore.set(result.outcome());
            }
            return result;
        }).get();
        Outcome<T, R> earlier = sentBefore.get();
        return last.outcome() instanceof Outcome.NotSent && earlier != null ? earlier : last.outcome();
    }
}
