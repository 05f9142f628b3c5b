package no.nattro.demo.terminal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Keeps what a command writes. */
public final class Screen {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    public Terminal terminal(boolean coloured, boolean live) {
        return new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), coloured, live);
    }

    public String results() {
        return out.toString(StandardCharsets.UTF_8);
    }

    public String said() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
