package no.nattro.platform.upstream;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import no.nattro.platform.request.Deadline;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
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

    private static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("upstream-limit").factory());

    private final Duration limit;

    TotalLimit(Duration limit) {
        this.limit = limit;
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        AtomicBoolean timedOut = new AtomicBoolean();
        Future<?> timer = TIMER.schedule(() -> {
            timedOut.set(true);
            ((Cancellable) scope.originalRequest).cancel();
        }, limitOf(request).toNanos(), TimeUnit.NANOSECONDS);
        try {
            return readInWhole(chain.proceed(request, scope));
        } catch (IOException | RuntimeException failure) {
            if (timedOut.get()) {
                throw new TotalLimitExceeded(limitOf(request), failure);
            }
            throw failure;
        } finally {
            timer.cancel(false);
        }
    }

    private Duration limitOf(ClassicHttpRequest request) {
        Header left = request.getFirstHeader(Deadline.HEADER);
        if (left == null) {
            return limit;
        }
        Duration untilDeadline = Duration.ofMillis(Long.parseLong(left.getValue()));
        return untilDeadline.compareTo(limit) < 0 ? untilDeadline : limit;
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
