package no.nattro.demo.terminal;

import java.io.PrintStream;
import java.util.Map;
import no.nattro.demo.stack.Progress;

/**
 * Where the command writes: results to standard output, everything about the way there to standard error.
 *
 * @param coloured whether results may have colours
 * @param live     whether lines on standard error may be overwritten
 * @param screen   whether lines on standard output may be
 */
public record Terminal(PrintStream out, PrintStream err, boolean coloured, boolean live, boolean screen) {

    /** Without a screen. */
    public Terminal(PrintStream out, PrintStream err, boolean coloured, boolean live) {
        this(out, err, coloured, live, false);
    }

    /** The script looks which of the two is a terminal; Java cannot tell them apart. */
    public static Terminal fromEnvironment(Map<String, String> environment) {
        boolean colourless = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        boolean dumb = "dumb".equals(environment.get("TERM"));
        boolean screen = Boolean.getBoolean("nattro.terminal.out") && !dumb;
        return new Terminal(System.out, System.err, screen && !colourless,
                Boolean.getBoolean("nattro.terminal.err") && !dumb, screen);
    }

    public Progress progress() {
        return live ? new LiveProgress(this) : new PlainProgress(this);
    }

    public void result(String line) {
        out.println(line);
    }

    public void say(String line) {
        err.println(line);
    }

    public String good(String text) {
        return coloured(32, text);
    }

    public String bad(String text) {
        return coloured(31, text);
    }

    public String unsure(String text) {
        return coloured(33, text);
    }

    public String quiet(String text) {
        return coloured(2, text);
    }

    private String coloured(int code, String text) {
        return coloured ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
