package no.nattro.gateway.guard;

import io.netty.buffer.ByteBuf;
import java.time.Duration;

/** Sees where frames of HTTP/2 begin and end (RFC 9113, section 4.1), without looking into them. */
final class FrameScanner {

    private static final int PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".length();
    private static final int HEAD = 9;
    private static final int TYPE = 3;
    private static final int FLAGS = 4;
    private static final int HEADERS = 0x1;
    private static final int SETTINGS = 0x4;
    private static final int PING = 0x6;
    private static final int CONTINUATION = 0x9;
    private static final int END_HEADERS = 0x4;

    /** Each wants an answer, and nobody needs more: browsers send one SETTINGS and hardly a PING. */
    private static final int MAX_CONTROL_FRAMES = 100;
    private static final long WINDOW = Duration.ofSeconds(10).toNanos();

    private final byte[] head = new byte[HEAD];
    private int headBytes;
    private int toSkip = PREFACE;
    private boolean headersOpen;
    private long units;
    private int controlFrames;
    private long windowEnd = System.nanoTime() + WINDOW;

    /** Leaves the buffer as it was. */
    void read(ByteBuf bytes) {
        int at = bytes.readerIndex();
        while (at < bytes.writerIndex()) {
            if (toSkip > 0) {
                int skipped = Math.min(toSkip, bytes.writerIndex() - at);
                at += skipped;
                toSkip -= skipped;
            } else {
                if (headBytes == 0 && !headersOpen) {
                    units++;
                }
                head[headBytes++] = bytes.getByte(at++);
                if (headBytes == HEAD) {
                    begin();
                }
            }
        }
    }

    private void begin() {
        headBytes = 0;
        toSkip = (head[0] & 0xff) << 16 | (head[1] & 0xff) << 8 | head[2] & 0xff;
        boolean ends = (head[FLAGS] & END_HEADERS) != 0;
        switch (head[TYPE]) {
            case HEADERS -> headersOpen = !ends;
            case CONTINUATION -> headersOpen = headersOpen && !ends;
            case SETTINGS, PING -> countControlFrame();
            default -> {
                // no matter of ours
            }
        }
    }

    private void countControlFrame() {
        long now = System.nanoTime();
        if (now - windowEnd > 0) {
            windowEnd = now + WINDOW;
            controlFrames = 0;
        }
        controlFrames++;
    }

    boolean isFlooded() {
        return controlFrames > MAX_CONTROL_FRAMES;
    }

    boolean isInTheMiddle() {
        return toSkip > 0 || headBytes > 0 || headersOpen;
    }

    /** How many frames have begun, those of one block of headers taken for one. */
    long units() {
        return units;
    }
}
