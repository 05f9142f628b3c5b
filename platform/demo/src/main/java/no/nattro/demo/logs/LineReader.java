package no.nattro.demo.logs;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file from a place on. A line counts only when its end is written: half of one now and half of it later
 * would be two. What is no UTF-8 is shown as such, for a log is no place to fail at.
 */
final class LineReader implements Closeable {

    /** A longer line comes in pieces of this size, so that no line can fill the memory. */
    private static final int LONGEST = 256 * 1024;
    private static final int CHUNK = 64 * 1024;

    private final FileChannel file;
    private final byte[] bytes = new byte[LONGEST];
    private int from;
    private int to;
    private long read;

    LineReader(Path path, long position) throws IOException {
        file = FileChannel.open(path);
        read = position;
    }

    /** Null when there is no whole line at this moment. */
    @Nullable
    String next() throws IOException {
        int searched = 0;
        while (true) {
            for (int i = from + searched; i < to; i++) {
                if (bytes[i] == '\n') {
                    String line = text(i);
                    from = i + 1;
                    return line;
                }
            }
            searched = to - from;
            if (searched == LONGEST) {
                return rest();
            }
            if (!fill()) {
                return null;
            }
        }
    }

    /** The beginning of a line whose end is not written; null when there is none. */
    @Nullable
    String rest() {
        if (from == to) {
            return null;
        }
        String line = text(to);
        from = to;
        return line;
    }

    /** Where the next line begins. */
    long position() {
        return read - (to - from);
    }

    /** Where so many lines before the end begin. */
    static long lastLines(Path path, int lines) throws IOException {
        try (FileChannel file = FileChannel.open(path)) {
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
            int ends = 0;
            for (long end = file.size(); end > 0;) {
                long start = Math.max(0, end - CHUNK);
                chunk.clear().limit(Math.toIntExact(end - start));
                int length = Math.max(0, file.read(chunk, start));
                for (int i = length - 1; i >= 0; i--) {
                    if (chunk.get(i) == '\n' && ++ends > lines) {
                        return start + i + 1;
                    }
                }
                end = start;
            }
            return 0;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private boolean fill() throws IOException {
        System.arraycopy(bytes, from, bytes, 0, to - from);
        to -= from;
        from = 0;
        int more = file.read(ByteBuffer.wrap(bytes, to, Math.min(CHUNK, LONGEST - to)), read);
        if (more <= 0) {
            return false;
        }
        to += more;
        read += more;
        return true;
    }

    private String text(int end) {
        int length = end - from;
        boolean hasReturn = length > 0 && bytes[end - 1] == '\r';
        return new String(bytes, from, hasReturn ? length - 1 : length, StandardCharsets.UTF_8);
    }
}
