package no.nattro.demo.terminal;

import java.io.PrintStream;
import java.util.List;

/**
 * The whole window, painted over again and again. Nothing is cleared before it is painted over, so nothing flickers; what does not
 * fit is cut off and not wrapped. What was in the window before comes back at the end, and below it stays what was painted last.
 */
public final class WholeScreen implements AutoCloseable {

    private static final String ENTER = "\u001b[?1049h\u001b[?25l\u001b[?7l\u001b[2J"; // another screen, no cursor, no wrapping
    private static final String LEAVE = "\u001b[?7h\u001b[?25h\u001b[?1049l";
    private static final String TOP = "\u001b[H";
    private static final String CLEAR_REST_OF_LINE = "\u001b[K";
    private static final String CLEAR_BELOW = "\u001b[J";

    private final PrintStream out;
    private List<String> painted = List.of();
    private boolean entered;
    private boolean left;

    public WholeScreen(PrintStream out) {
        this.out = out;
    }

    /** @param lines no more than there are rows, and shorter than these: what reaches the last column may lose its last letter */
    public synchronized void paint(List<String> lines) {
        if (left) {
            return;
        }
        StringBuilder text = new StringBuilder(entered ? "" : ENTER).append(TOP);
        entered = true;
        for (int i = 0; i < lines.size(); i++) {
            text.append(i == 0 ? "" : "\r\n").append(lines.get(i)).append(CLEAR_REST_OF_LINE);
        }
        painted = List.copyOf(lines);
        print(text.append(CLEAR_BELOW).toString());
    }

    /** Gives the window back. May be called at any time, by any thread; afterwards nothing is painted any more. */
    @Override
    public synchronized void close() {
        if (entered && !left) {
            StringBuilder text = new StringBuilder(LEAVE);
            painted.forEach(line -> text.append(line).append('\n'));
            print(text.toString());
        }
        left = true;
    }

    private void print(String text) {
        out.print(text);
        out.flush();
    }
}
