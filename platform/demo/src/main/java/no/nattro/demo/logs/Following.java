package no.nattro.demo.logs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Logs while they grow. No file stays open between two looks: it may be deleted, emptied or replaced by another of the
 * same name at any time, and then begins again.
 */
public final class Following {

    private final Supplier<List<InstanceLog>> files;
    private final Map<String, Place> places = new HashMap<>();

    /**
     * How far a log has been read.
     *
     * @param file the identity of the one that was read
     * @param time of the last line
     */
    private record Place(@Nullable Object file, long position, @Nullable Instant time) {

        boolean isIn(BasicFileAttributes now) {
            return Objects.equals(file, now.fileKey()) && position <= now.size();
        }
    }

    /** @param files those of the moment: new ones are followed from the time at which they appear */
    public Following(Supplier<List<InstanceLog>> files) {
        this.files = files;
    }

    /** @return false when the taker takes no more */
    public boolean begin(int lines, Predicate<LogLine> taker) {
        LastLines last = new LastLines(lines);
        give(files.get(), file -> Logs.fromTheLast(lines, file, false), last);
        return last.giveTo(taker);
    }

    /**
     * Gives what was written since the last look, in the order of its times.
     *
     * @return false when the taker takes no more
     */
    public boolean look(Predicate<LogLine> taker) {
        try {
            List<InstanceLog> now = files.get();
            places.keySet().retainAll(now.stream().map(InstanceLog::name).toList());
            List<InstanceLog> grown = new ArrayList<>();
            for (InstanceLog file : now) {
                if (hasGrown(file)) {
                    grown.add(file);
                }
            }
            return give(grown, this::resume, taker);
        } catch (IOException e) {
            throw OpenLogs.unreadable(e);
        }
    }

    private boolean hasGrown(InstanceLog file) throws IOException {
        BasicFileAttributes now = attributes(file);
        if (now == null) {
            return false;
        }
        Place place = places.computeIfPresent(file.name(), (_, before) -> before.isIn(now) ? before : null);
        return place == null || now.size() > place.position();
    }

    private LogReader resume(InstanceLog file) throws IOException {
        Place place = places.get(file.name());
        return place == null
                ? new LogReader(file, 0, null, false)
                : new LogReader(file, place.position(), place.time(), false);
    }

    private boolean give(List<InstanceLog> some, OpenLogs.Opening opening, Predicate<LogLine> taker) {
        try (OpenLogs logs = OpenLogs.of(some, opening)) {
            boolean takesMore = Merge.of(logs.readers(), taker);
            for (LogReader reader : logs.readers()) {
                places.put(reader.log().name(), new Place(reader.identity(), reader.position(), reader.time()));
            }
            return takesMore;
        } catch (IOException e) {
            throw OpenLogs.unreadable(e);
        }
    }

    private static @Nullable BasicFileAttributes attributes(InstanceLog file) throws IOException {
        try {
            return Files.readAttributes(file.path(), BasicFileAttributes.class);
        } catch (NoSuchFileException _) {
            return null;
        }
    }
}
