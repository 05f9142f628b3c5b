package no.nattro.demo.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How large the terminal is. */
public record Window(int columns, int rows) {

    /** What terminals had before they had windows; where nobody says anything else. */
    static final Window CLASSIC = new Window(80, 24);

    private static final Pattern SIZE = Pattern.compile("(\\d{1,4}) (\\d{1,4})\\s*");
    private static final long PATIENCE_MILLIS = 500;

    /** As it is now. Java cannot tell; {@code stty} asks the terminal that the command was started from. */
    public static Window now() {
        try {
            Process stty = new ProcessBuilder("stty", "size").redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            if (!stty.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                stty.destroyForcibly();
                return CLASSIC;
            }
            return said(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException _) {
            return CLASSIC;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return CLASSIC;
        }
    }

    /** A terminal that nobody looks at, as in a test or behind a serial line, has no rows and columns. */
    static Window said(String size) {
        Matcher said = SIZE.matcher(size);
        if (!said.matches()) {
            return CLASSIC;
        }
        Window window = new Window(Integer.parseInt(said.group(2)), Integer.parseInt(said.group(1)));
        return window.columns() == 0 || window.rows() == 0 ? CLASSIC : window;
    }

    public boolean holds(int wide, int high) {
        return columns >= wide && rows >= high;
    }

    @Override
    public String toString() {
        return columns + " x " + rows;
    }
}
