package no.nattro.demo.postgres;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.IntConsumer;

/** Says how much of it is read, in per cent, each time that changes. */
final class CountedStream extends FilterInputStream {

    private final long length;
    private final IntConsumer progress;
    private long read;
    private int said;

    CountedStream(InputStream content, long length, IntConsumer progress) {
        super(content);
        this.length = length;
        this.progress = progress;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int wanted) throws IOException {
        int got = super.read(buffer, offset, wanted);
        count(Math.max(0, got));
        return got;
    }

    private void count(int bytes) {
        read += bytes;
        int percent = length > 0 ? (int) (100 * read / length) : 0;
        if (percent != said) {
            said = percent;
            progress.accept(percent);
        }
    }
}
