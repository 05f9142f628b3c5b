package no.nattro.platform.faults;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;

/**
 * A request whose body has been looked at, and is still there for the application: what was read is given again, what was not
 * is read then, and what went wrong goes wrong again at the same byte.
 */
final class KeptBody extends HttpServletRequestWrapper {

    /** As much as services read by default ({@code nattro.inbound.max-body}). */
    static final int MOST = 64 * 1024;

    private final byte[] beginning;
    private final boolean isWhole;
    private final ServletInputStream replay;

    private KeptBody(HttpServletRequest request, byte[] beginning, boolean isWhole, InputStream rest) {
        super(request);
        this.beginning = beginning;
        this.isWhole = isWhole;
        this.replay = new Replay(new SequenceInputStream(new ByteArrayInputStream(beginning), rest));
    }

    /** Reads the body, but no more of it than {@link #MOST}. */
    static KeptBody of(HttpServletRequest request) {
        ByteArrayOutputStream beginning = new ByteArrayOutputStream();
        boolean isWhole = false;
        InputStream rest;
        try {
            rest = request.getInputStream();
            isWhole = readTo(beginning, rest);
        } catch (IOException failure) {
            rest = new Failing(failure);
        }
        return new KeptBody(request, beginning.toByteArray(), isWhole, rest);
    }

    /** True when that was all. */
    private static boolean readTo(ByteArrayOutputStream beginning, InputStream body) throws IOException {
        byte[] some = new byte[8192];
        while (beginning.size() < MOST) {
            int count = body.read(some, 0, Math.min(some.length, MOST - beginning.size()));
            if (count < 0) {
                return true;
            }
            beginning.write(some, 0, count);
        }
        return false;
    }

    /** The body; nothing when it was too long, or could not be read. */
    byte[] whole() {
        return isWhole ? beginning : new byte[0];
    }

    @Override
    public ServletInputStream getInputStream() {
        return replay;
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(replay, StandardCharsets.UTF_8));
    }

    private static final class Failing extends InputStream {

        private final IOException failure;

        Failing(IOException failure) {
            this.failure = failure;
        }

        @Override
        public int read() throws IOException {
            throw failure;
        }
    }
}
