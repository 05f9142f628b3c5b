package no.nattro.gateway.guard;

import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Closes one connection when its time is up. Lives on the connection's event loop, like everything that touches it. */
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
