package no.nattro.demo.logs;

import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/** Several logs in the order of their times, holding one line of each. Lines that belong together stay together. */
final class Merge {

    private Merge() {}

    /**
     * @param taker returns false when it takes no more
     * @return false when the taker has said so
     */
    static boolean of(Collection<LogReader> logs, Predicate<LogLine> taker) throws IOException {
        PriorityQueue<LogReader> next = new PriorityQueue<>(Comparator.comparing((LogReader log) -> log.head().time())
                .thenComparing(LogReader::log));
        for (LogReader log : logs) {
            if (log.advance()) {
                next.add(log);
            }
        }
        while (!next.isEmpty()) {
            LogReader log = next.remove();
            boolean hasMore;
            do {
                if (!taker.test(log.head())) {
                    return false;
                }
                hasMore = log.advance();
            } while (hasMore && !log.head().begins());
            if (hasMore) {
                next.add(log);
            }
        }
        return true;
    }
}
