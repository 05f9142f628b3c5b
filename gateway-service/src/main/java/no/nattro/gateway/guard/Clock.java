package no.nattro.gateway.guard;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes one connection when its time is up, or one stream of HTTP/2. Lives on the connection's event loop, like everything that
 * touches it.
 */
final class Clock {

    private final GuardMetrics metrics;
    private @Nullable ScheduledFuture<?> running;

    Clock(GuardMetrics metrics) {
        this.metrics = metrics;
    }

    boolean isRunning() {
        return running != null;
    }

    void start(ChannelHandlerContext connection, Part part, Duration time) {
        start(connection, time, () -> end(connection, part));
    }

    void start(ChannelHandlerContext connection, Duration time, Runnable whenItIsUp) {
        stop();
        running = connection.executor().schedule(() -> {
            running = null;
            whenItIsUp.run();
        }, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    void end(ChannelHandlerContext connection, Part part) {
        if (connection.channel().isActive()) {
            metrics.ended(part);
            if (connection.channel() instanceof Http2StreamChannel) {
                // Else Netty takes an answer that it has for one that was sent, and keeps it for a window that nobody opens.
                connection.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.CANCEL));
            }
            connection.close();
        }
    }

    void stop() {
        if (running != null) {
            running.cancel(false);
            running = null;
        }
    }
}
