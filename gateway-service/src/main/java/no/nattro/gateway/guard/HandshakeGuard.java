package no.nattro.gateway.guard;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;

/**
 * Gives a TLS handshake its time, and what comes after it the guard for the protocol that was agreed on. Until then the
 * pipeline has no handler that knows HTTP.
 */
final class HandshakeGuard extends ChannelInboundHandlerAdapter {

    private final Guards guards;
    private final Clock clock;

    HandshakeGuard(Guards guards) {
        this.guards = guards;
        this.clock = guards.clock();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext connection) {
        clock.start(connection, Part.HANDSHAKE, guards.properties().handshakeTime());
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext connection, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake && handshake.isSuccess()) {
            guards.watchHttp(connection.pipeline());
            connection.pipeline().remove(this);
        }
        connection.fireUserEventTriggered(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext connection) {
        clock.stop();
        connection.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext connection) {
        clock.stop();
    }
}
