package no.nattro.platform.faults;

import java.time.Duration;
import org.springframework.boot.convert.DurationStyle;

/** Durations as people write them. */
final class Lengths {

    private Lengths() {}

    /**
     * Reads {@code 30s}, {@code 500ms}, {@code 1m}, or ISO 8601's {@code PT30S}. A number alone is nobody's duration: Spring
     * would take it for milliseconds, people for seconds.
     *
     * @throws IllegalArgumentException when it is something else
     */
    static Duration parse(String text) {
        if (text.matches("[+-]?\\d+")) {
            throw new IllegalArgumentException("a number without a unit");
        }
        return DurationStyle.detectAndParse(text);
    }

    /** In a form that {@link #parse} reads, with the largest unit of which there are two, or one hour. */
    static String text(Duration length) {
        if (length.toMillisPart() != 0) {
            return length.toMillis() + "ms";
        }
        if (length.toSecondsPart() != 0 || length.toMinutes() < 2) {
            return length.toSeconds() + "s";
        }
        return length.toMinutesPart() == 0 ? length.toHours() + "h" : length.toMinutes() + "m";
    }
}
