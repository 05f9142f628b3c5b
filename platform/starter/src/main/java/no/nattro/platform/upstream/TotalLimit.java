package no.nattro.platform.upstream;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/**
 * Ends an attempt at its limit, whatever it is doing: waiting for a connection, connecting, or reading an answer that comes
 * a byte at a time. The client's own response timeout is per read, and a trickle outlives it. The answer is read here in
 * whole, so that no byte of it is waited for after the limit.
 */
final class TotalLimit implements ExecChainHandler {

    /** More than any answer of a neighbour; a larger one is cut off and cannot be read. */
    private static final int LARGEST_ANSWER = 1 << 20;

    private static final ScheduledThreadPoolExecutor TIMER = new ScheduledThreadPoolExecutor(1,
            Thread.ofPlatform().daemon().name("upstream-limit").factory());

    static {
        TIMER.setRemoveOnCancelPolicy(true); // each holds its request, and nearly all end long before their limit
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        Progress progress = Progress.OF_THIS_ATTEMPT.get();
        Optional<Duration> limit = progress.limit();
        Optional<? extends Future<?>> timer = limit.map(time -> TIMER.schedule(() -> {
            progress.cut(scope.execRuntime.isEndpointAcquired());
            ((Cancellable) scope.originalRequest).cancel();
        }, time.toNanos(), TimeUnit.NANOSECONDS));
        try {
            return readInWhole(chain.proceed(request, scope));
        } catch (IOException | RuntimeException failure) {
            if (progress.wasCut()) {
                throw new TotalLimitExceeded(limit.orElseThrow(), failure);
            }
            throw failure;
        } finally {
            timer.ifPresent(running -> running.cancel(false));
        }
    }

    private static ClassicHttpResponse readInWhole(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity != null) {
            byte[] bytes = EntityUtils.toByteArray(entity, LARGEST_ANSWER);
            response.setEntity(new ByteArrayEntity(bytes == null ? new byte[0] : bytes, null));
        }
        return response;
    }
}
