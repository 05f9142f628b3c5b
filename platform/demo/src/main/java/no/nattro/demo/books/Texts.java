package no.nattro.demo.books;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what SQL has put together in one text for each order, and keeps each different one once: thousands of orders go the
 * same way, and the command has little memory.
 */
final class Texts {

    /** Gives {@link #path} its text, where h is a history. */
    static final String STEPS = "string_agg(concat(h.from_status, '>', h.to_status), ' ' ORDER BY h.id)";

    /** Gives {@link #lines} their text. Products at the end: whatever they are called, the rest can be told from them. */
    static String lines(String price) {
        return "string_agg(concat(quantity, ' ', " + price + ", ' ', sku), chr(10) ORDER BY sku COLLATE \"C\")";
    }

    private final Map<String, StatusPath> paths = new HashMap<>();
    private final Map<String, List<Line>> lines = new HashMap<>();
    private final Map<Object, Object> values = new HashMap<>();

    StatusPath path(@Nullable String text) {
        return text == null ? StatusPath.NONE : paths.computeIfAbsent(text, Texts::readPath);
    }

    List<Line> linesOf(@Nullable String text) {
        return text == null ? List.of() : lines.computeIfAbsent(text, Texts::readLines);
    }

    /** The equal one that was met before. For what comes again and again. */
    @SuppressWarnings("unchecked") // equal, so of the same class
    <T> T same(T value) {
        return (T) values.computeIfAbsent(value, first -> first);
    }

    private static StatusPath readPath(String text) {
        return new StatusPath(Arrays.stream(text.split(" ")).map(step -> step.split(">", 2))
                .map(step -> new StatusPath.Step(step[0].isEmpty() ? null : step[0], step[1])).toList());
    }

    private static List<Line> readLines(String text) {
        return text.lines().map(line -> line.split(" ", 3)).map(line -> new Line(line[2],
                Integer.parseInt(line[0]), line[1].isEmpty() ? null : Long.valueOf(line[1]))).toList();
    }
}
