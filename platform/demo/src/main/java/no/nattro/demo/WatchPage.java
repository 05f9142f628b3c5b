package no.nattro.demo;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import no.nattro.demo.terminal.Terminal;
import no.nattro.demo.terminal.Window;
import no.nattro.demo.watch.Look;

/** What is seen of the brakes, for people. What is not measured is a dash. */
final class WatchPage {

    /** What terminals have at least; nothing here needs more. */
    private static final int COLUMNS = 80;

    /** The last column stays free: what clears the rest of a line would clear the letter that stands there. */
    private static final int WIDTH = COLUMNS - 1;

    /** In fewer rows not even the breakers of one system stand, one of each. */
    private static final int LOWEST = 12;

    private static final int INDENT = 11;

    private final Terminal terminal;
    private final Look look;

    WatchPage(Terminal terminal, Look look) {
        this.terminal = terminal;
        this.look = look;
    }

    /** All of it. */
    List<String> lines() {
        return lines(true);
    }

    /** What of it fits; says so when that is not all. */
    List<String> lines(Window window) {
        if (!window.holds(COLUMNS, LOWEST)) {
            return List.of("This window is too small: " + window + ".", "Make it " + COLUMNS + " x 24, or larger.");
        }
        List<String> whole = lines(true);
        List<String> lines = whole.size() <= window.rows() ? whole : lines(false);
        if (lines.size() <= window.rows()) {
            return lines;
        }
        List<String> cut = new ArrayList<>(lines.subList(0, window.rows() - 1));
        cut.add(terminal.unsure("This window is too low: the rest needs " + lines.size() + " lines."));
        return cut;
    }

    /** @param whole with a line for each route of the gateway, and what the signs mean */
    private List<String> lines(boolean whole) {
        String title = "Nattro, ports from " + look.portBase();
        String time = Instant.parse(look.at()).truncatedTo(ChronoUnit.SECONDS).toString();
        List<String> lines = new ArrayList<>();
        lines.add(title + " ".repeat(WIDTH - title.length() - time.length()) + time);
        lines.add("");
        lines.addAll(new BreakerRows(terminal, look).lines(whole));
        if (whole) {
            lines.add(terminal.quiet("● failed  ○ succeeded, as counted and not in their order"));
        }
        lines.add("");
        new WatchEntries(terminal, look).all().forEach(entry -> lines.addAll(entry.lines(INDENT, WIDTH)));
        return lines;
    }
}
