package no.nattro.demo.terminal;

import java.io.PrintStream;
import java.util.List;

/** Lines that are painted over the lines painted before. */
public final class Repainting {

    private static final String UP = "\u001b[%dA";
    private static final String CLEAR_BELOW = "\r\u001b[J";

    private final PrintStream screen;
    private int painted;

    public Repainting(PrintStream screen) {
        this.screen = screen;
    }

    public void paint(List<String> lines) {
        StringBuilder text = new StringBuilder(painted == 0 ? "" : UP.formatted(painted)).append(CLEAR_BELOW);
        lines.forEach(line -> text.append(line).append('\n'));
        painted = lines.size();
        screen.print(text);
        screen.flush();
    }

    /** What is painted stays, and the next is painted below it. */
    public void forget() {
        painted = 0;
    }

    boolean isBlank() {
        return painted == 0;
    }
}
