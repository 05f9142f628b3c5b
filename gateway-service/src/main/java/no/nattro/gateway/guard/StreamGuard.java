package no.nattro.gateway.guard;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;

/**
 * Gives the answer to one request of HTTP/2 its time. A client that opens no window for it would keep it for as long as it likes,
 * and a hundred more on the same connection: a PING now and then, and the connection is not idle.
 */
final class StreamGuard extends ChannelDuplexHandler {

    private final LeavingAnswer answer;

    StreamGuard(Guards guards) {
        this.answer = new LeavingAnswer(guards);
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
