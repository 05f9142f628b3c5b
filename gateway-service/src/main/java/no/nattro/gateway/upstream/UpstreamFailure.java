package no.nattro.gateway.upstream;

import static no.nattro.gateway.problem.GatewayProblem.UPSTREAM_FAILED;
import static no.nattro.gateway.problem.GatewayProblem.UPSTREAM_TIMEOUT;
import static no.nattro.gateway.problem.GatewayProblem.UPSTREAM_UNAVAILABLE;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.CodecException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import no.nattro.gateway.problem.Advice;
import no.nattro.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/**
 * What it means to the caller that no proper answer came. Except where no connection was to be had, the request may have
 * been carried out: to say that it failed would invite a second purchase under a new key.
 */
final class UpstreamFailure {

    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(1);

    private UpstreamFailure() {}

    /** Found out before anything was sent. */
    static ProblemException nobodyIsReady(HttpMethod method) {
        return new ProblemException(UPSTREAM_UNAVAILABLE,
                "No instance of the service is ready. " + Advice.notSent(method), TRY_AGAIN_AFTER, null);
    }

    static boolean isOne(Throwable thrown) {
        return switch (thrown) {
            case IOException _,TimeoutException _,CodecException _,PoolAcquirePendingLimitException _ -> true;
            case ResponseStatusException refused -> refused.getStatusCode() == HttpStatus.GATEWAY_TIMEOUT;
            default -> false;
        };
    }

    /** No connection was to be had: the pool's limits have held. */
    static boolean isFullPool(@Nullable Throwable failure) {
        return failure instanceof PoolAcquireTimeoutException || failure instanceof PoolAcquirePendingLimitException;
    }

    static ProblemException explain(Throwable failure, HttpMethod method) {
        return switch (failure) {
            case PoolAcquireTimeoutException _,PoolAcquirePendingLimitException _ -> new ProblemException(
                    UPSTREAM_UNAVAILABLE, "Too many requests are under way. " + Advice.notSent(method),
                    TRY_AGAIN_AFTER, failure);
            case ConnectTimeoutException _,TimeoutException _,ResponseStatusException _ -> new ProblemException(
                    UPSTREAM_TIMEOUT, Advice.sent(method), List.of(), null, failure);
            default -> new ProblemException(UPSTREAM_FAILED, Advice.sent(method), List.of(), null, failure);
        };
    }
}
