package no.nattro.platform.faults;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Any bytes as the body of a request. */
final class Replay extends ServletInputStream {

    private final InputStream bytes;
    private boolean finished;

    Replay(InputStream bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() throws IOException {
        return seen(bytes.read());
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return seen(bytes.read(buffer, offset, length));
    }

    private int seen(int result) {
        finished |= result < 0;
        return result;
    }

    @Override
    public boolean isFinished() {
        return finished;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
        throw new IllegalStateException("this body is read by the thread that wants it");
    }
}
