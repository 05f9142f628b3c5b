package no.nattro.demo;

import java.util.Collection;
import java.util.function.Predicate;
import no.nattro.demo.logs.InstanceLog;
import no.nattro.demo.logs.LogLine;
import no.nattro.demo.terminal.Terminal;

/** Prints each line behind the name of who has written it. Takes no more once nobody reads it, as behind a head. */
final class LogPrinter implements Predicate<LogLine> {

    /** Cyan, green, yellow, magenta, blue, and each once more in bright for a second instance. Red would mean trouble. */
    private static final int[] COLOURS = {36, 32, 33, 35, 34, 96, 92, 93, 95, 94};
    private static final int COMPONENTS = 5;

    private final Terminal terminal;
    private int width;

    /** @param names of whose lines are expected; a longer name that comes later is given its room then */
    LogPrinter(Terminal terminal, Collection<String> names) {
        this.terminal = terminal;
        this.width = names.stream().mapToInt(String::length).max().orElse(0);
    }

    @Override
    public boolean test(LogLine line) {
        terminal.result(prefix(line.log()) + line.text());
        return !terminal.out().checkError();
    }

    private String prefix(InstanceLog log) {
        width = Math.max(width, log.name().length());
        String prefix = log.name() + " ".repeat(width - log.name().length()) + " | ";
        int colour = COLOURS[(log.component() + COMPONENTS * (log.number() - 1)) % COLOURS.length];
        return terminal.coloured() ? "\u001b[" + colour + "m" + prefix + "\u001b[0m" : prefix;
    }
}
