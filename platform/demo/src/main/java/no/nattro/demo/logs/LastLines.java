package no.nattro.demo.logs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;

/** Keeps the last so many of the lines that it is given. */
final class LastLines implements Predicate<LogLine> {

    private final int most;
    private final Deque<LogLine> lines = new ArrayDeque<>();

    LastLines(int most) {
        this.most = most;
    }

    @Override
    public boolean test(LogLine line) {
        lines.add(line);
        if (lines.size() > most) {
            lines.remove();
        }
        return true;
    }

    boolean giveTo(Predicate<LogLine> taker) {
        return lines.stream().allMatch(taker);
    }
}
