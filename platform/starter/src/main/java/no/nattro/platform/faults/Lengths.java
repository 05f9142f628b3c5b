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

    /** In a form that {@link #parse} reads. */
    static String text(Duration length) {
        return length.toMillis() % 1000 == 0 ? length.toSeconds() + "s" : length.toMillis() + "ms";
    }
}
