package no.nattro.demo.logs;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What has been written so far. */
public final class Logs {

    private final List<InstanceLog> files;

    public Logs(List<InstanceLog> files) {
        this.files = files.stream().flatMap(log -> Stream.of(log.putAside(), log)).toList();
    }

    /** Gives every line to the taker, until it returns false. */
    public void giveAll(Predicate<LogLine> taker) {
        try (OpenLogs logs = OpenLogs.of(files, file -> new LogReader(file, 0, null, true))) {
            Merge.of(logs.readers(), taker);
        } catch (IOException e) {
            throw OpenLogs.unreadable(e);
        }
    }

    /** @param most lines of all logs together */
    public void giveLast(int most, Predicate<LogLine> taker) {
        LastLines last = new LastLines(most);
        try (OpenLogs logs = OpenLogs.of(files, file -> fromTheLast(most, file, true))) {
            Merge.of(logs.readers(), last);
        } catch (IOException e) {
            throw OpenLogs.unreadable(e);
        }
        last.giveTo(taker);
    }

    /**
     * Begins some lines earlier than needed: only the first line of a stack trace has a time, and without it the others
     * could not be put in their place.
     */
    static LogReader fromTheLast(int lines, InstanceLog file, boolean withRest) throws IOException {
        int enough = (int) Math.min(Integer.MAX_VALUE, (long) lines + LogReader.MOST_WITHOUT_TIME);
        return new LogReader(file, LineReader.lastLines(file.path(), enough), null, withRest);
    }
}
