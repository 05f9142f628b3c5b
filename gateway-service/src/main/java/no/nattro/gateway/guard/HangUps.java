package no.nattro.gateway.guard;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;

/** Ends a connection of HTTP/2 whose client has reset it. Netty finds nobody else to tell, and logs a stack trace for each. */
@Sharable
final class HangUps extends ChannelInboundHandlerAdapter {

    @Override
    public void exceptionCaught(ChannelHandlerContext connection, Throwable cause) {
        if (cause instanceof IOException) {
            connection.close();
        } else {
            connection.fireExceptionCaught(cause);
        }
    }
}
