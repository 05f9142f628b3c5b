package no.nattro.gateway.guard;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;

/**
 * Gives each part of HTTP/1.1 its time. Netty's own timeouts end a connection that is silent, and a head or a body that comes
 * a byte a second is never silent. Stands right behind the decoder: whenever something was read and no part of a request came
 * of it, a head has begun and is not complete (or a TLS record, which comes to the same).
 */
final class RequestGuard extends ChannelDuplexHandler {

    /** Clients do not pipeline; Reactor Netty would keep any number of requests behind one that takes its time. */
    private static final int MAX_PIPELINED = 8;
    /** The listener's own 408 comes first; this is for bodies that nobody reads. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private enum State {
        BETWEEN_REQUESTS,
        HEAD,
        BODY
    }

    private final GuardProperties properties;
    private final GuardMetrics metrics;
    private final Clock arriving;
    private final LeavingAnswer leaving;
    private State state = State.HEAD;
    private State timed = State.BETWEEN_REQUESTS;
    private boolean partCame;
    private int unanswered;

    RequestGuard(Guards guards) {
        this.properties = guards.properties();
        this.metrics = guards.metrics();
        this.arriving = guards.clock();
        this.leaving = new LeavingAnswer(guards);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext connection) {
        setClock(connection);
    }

    @Override
    public void channelRead(ChannelHandlerContext connection, Object part) {
        partCame = true;
        if (part instanceof HttpRequest request) {
            judge(request);
            state = State.BODY;
            timed = State.BETWEEN_REQUESTS;
            arriving.stop();
            if (++unanswered > MAX_PIPELINED) {
                arriving.end(connection, Part.PIPELINE);
            }
        }
        if (part instanceof LastHttpContent) {
            state = State.BETWEEN_REQUESTS;
        }
        if (part instanceof HttpObject object && object.decoderResult().isFailure()) {
            metrics.ended(Part.UNREADABLE);
        }
        connection.fireChannelRead(part);
    }

    /** A head that is marked so is answered 400, and the connection closed, by Reactor Netty. */
    private void judge(HttpRequest request) {
        if (request.decoderResult().isSuccess()) {
            StrictHead.fault(request).ifPresent(
                    fault -> request.setDecoderResult(DecoderResult.failure(new IllegalArgumentException(fault))));
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext connection) {
        if (state == State.BETWEEN_REQUESTS && !partCame) {
            state = State.HEAD;
        }
        partCame = false;
        setClock(connection);
        connection.fireChannelReadComplete();
    }

    /** Only now: a request that comes in one piece, as most do, needs no clock. */
    private void setClock(ChannelHandlerContext connection) {
        if (state != timed) {
            timed = state;
            switch (state) {
                case BETWEEN_REQUESTS -> arriving.stop();
                case HEAD -> arriving.start(connection, Part.HEAD, properties.headTime());
                case BODY -> arriving.start(connection, Part.BODY, properties.bodyTime().plus(GRACE));
            }
        }
    }

    @Override
    public void write(ChannelHandlerContext connection, Object part, ChannelPromise written) {
        if (part instanceof LastHttpContent && !isInformational(part)) {
            unanswered--;
        }
        leaving.write(connection, part, written);
    }

    private static boolean isInformational(Object part) {
        return part instanceof HttpResponse response && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }

    @Override
    public void flush(ChannelHandlerContext connection) {
        leaving.flush(connection);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext connection) {
        arriving.stop();
        leaving.stop();
    }
}
