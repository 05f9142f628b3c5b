package no.nattro.gateway.guard;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Gives each frame of HTTP/2, and each block of headers in however many frames, its time. Netty waits for the rest of a begun
 * frame for ever, and holds what has come. What bodies take is measured for each request, where it is read.
 */
final class FrameGuard extends ChannelInboundHandlerAdapter {

    private final Guards guards;
    private final Clock clock;
    private final FrameScanner scanner = new FrameScanner();
    private boolean bytesCame;
    private boolean partOfTlsRecord;
    private long timed = -1;

    FrameGuard(Guards guards) {
        this.guards = guards;
        this.clock = guards.clock();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext connection) {
        setClock(connection); // for the preface
    }

    @Override
    public void channelRead(ChannelHandlerContext connection, Object bytes) {
        if (bytes instanceof ByteBuf buffer) {
            bytesCame = true;
            partOfTlsRecord = false;
            scanner.read(buffer);
            if (scanner.isFlooded()) {
                clock.end(connection, Part.CONTROL_FRAMES);
            }
        }
        connection.fireChannelRead(bytes);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext connection) {
        if (!bytesCame) {
            partOfTlsRecord = true;
        }
        bytesCame = false;
        setClock(connection);
        connection.fireChannelReadComplete();
    }

    private void setClock(ChannelHandlerContext connection) {
        if (!isInTheMiddle()) {
            clock.stop();
        } else if (!clock.isRunning()) {
            timed = scanner.units();
            clock.start(connection, guards.properties().headTime(), () -> timeIsUp(connection));
        }
    }

    private boolean isInTheMiddle() {
        return partOfTlsRecord || scanner.isInTheMiddle();
    }

    /** In the middle of something that began later, as in a long upload: that has a time of its own. */
    private void timeIsUp(ChannelHandlerContext connection) {
        if (timed == scanner.units()) {
            clock.end(connection, Part.FRAME);
        } else {
            setClock(connection);
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext connection) {
        clock.stop();
    }
}
