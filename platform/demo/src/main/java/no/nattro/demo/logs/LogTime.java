package no.nattro.demo.logs;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The time with which a line begins, as Spring Boot writes it and as PostgreSQL does. */
final class LogTime {

    private static final Pattern BEGINNING = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d:\\d\\d\\.\\d{1,9}) ?([A-Z]{1,5}|[+-]\\d\\d(?::?\\d\\d)?)?(?=\\s|$)");

    private LogTime() {}

    /** Empty when the line belongs to the one before it. */
    static Optional<Instant> of(String line) {
        if (line.isEmpty() || line.charAt(0) < '0' || line.charAt(0) > '9') {
            return Optional.empty(); // most lines of a stack trace: asking the pattern costs ten times as much
        }
        Matcher beginning = BEGINNING.matcher(line);
        if (!beginning.lookingAt()) {
            return Optional.empty();
        }
        try {
            return Optional
                    .of(LocalDateTime.of(LocalDate.parse(beginning.group(1)), LocalTime.parse(beginning.group(2)))
                            .atZone(zone(beginning.group(3))).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** A server made before its times were set to UTC writes this machine's, with a name such as CET. */
    private static ZoneId zone(@Nullable String name) {
        if (name == null) {
            return ZoneId.systemDefault();
        }
        return switch (name) {
            case "Z", "UTC", "GMT" -> ZoneOffset.UTC;
            default -> Character.isLetter(name.charAt(0)) ? ZoneId.systemDefault() : ZoneOffset.of(name);
        };
    }
}
