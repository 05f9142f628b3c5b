package no.nattro.gateway.guard;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;

/**
 * Reads the head of one request of HTTP/2 as strictly as any, and gives the answer its time. A client that opens no window for
 * it would keep it for as long as it likes, and a hundred more on the same connection: a PING now and then, and the connection is
 * not idle.
 */
final class StreamGuard extends ChannelDuplexHandler {

    private final GuardMetrics metrics;
    private final LeavingAnswer answer;
    private boolean unreadable;

    StreamGuard(Guards guards) {
        this.metrics = guards.metrics();
        this.answer = new LeavingAnswer(guards);
    }

    @Override
    public void channelRead(ChannelHandlerContext stream, Object part) {
        if (part instanceof HttpRequest request && StrictHead.fault(request).isPresent()) {
            unreadable = true;
            metrics.ended(Part.UNREADABLE);
            refuse(stream);
        }
        if (unreadable) {
            ReferenceCountUtil.release(part);
        } else {
            stream.fireChannelRead(part);
        }
    }

    /** As on HTTP/1.1 the connection is of no more use, but what else is under way on it is answered (GOAWAY). */
    private static void refuse(ChannelHandlerContext stream) {
        stream.writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.BAD_REQUEST))
                .addListener(_ -> {
                    stream.close();
                    stream.channel().parent().close();
                });
    }

    @Override
    public void write(ChannelHandlerContext stream, Object part, ChannelPromise written) {
        answer.write(stream, part, written);
    }

    @Override
    public void flush(ChannelHandlerContext stream) {
        answer.flush(stream);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext stream) {
        answer.stop();
    }
}
