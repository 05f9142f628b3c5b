package no.nattro.gateway.guard;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Gives the client its time to take what is answered: all of what was written, or there is no end to it for who takes a byte a
 * second. How long the service takes to write the next part is none of the client's doing. On HTTP/2 what is closed is the stream.
 */
final class LeavingAnswer {

    private final Clock clock;
    private final Duration time;
    private @Nullable ChannelFuture last;

    LeavingAnswer(Guards guards) {
        this.clock = guards.clock();
        this.time = guards.properties().answerTime();
    }

    void write(ChannelHandlerContext connection, Object part, ChannelPromise written) {
        ChannelPromise taken = written.unvoid();
        last = taken;
        connection.write(part, taken).addListener(_ -> {
            if (last == taken) {
                clock.stop();
            }
        });
    }

    /** What the client takes at once, as most do, needs no clock. */
    void flush(ChannelHandlerContext connection) {
        connection.flush();
        if (last != null && !last.isDone() && !clock.isRunning()) {
            clock.start(connection, Part.ANSWER, time);
        }
    }

    void stop() {
        clock.stop();
    }
}
