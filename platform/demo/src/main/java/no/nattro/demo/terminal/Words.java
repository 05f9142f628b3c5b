package no.nattro.demo.terminal;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people say them. */
public final class Words {

    private Words() {}

    public static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    public static String memory(long bytes) {
        return Math.round(bytes / (1024.0 * 1024.0)) + " MiB";
    }

    public static String times(int count) {
        return count == 1 ? "once" : count + " times";
    }

    /** The two largest units that are not zero. */
    public static String uptime(long seconds) {
        Duration duration = Duration.ofSeconds(seconds);
        if (duration.toDays() > 0) {
            return duration.toDays() + "d " + duration.toHoursPart() + "h";
        }
        if (duration.toHours() > 0) {
            return duration.toHours() + "h " + duration.toMinutesPart() + "m";
        }
        return duration.toMinutes() > 0 ? duration.toMinutes() + "m " + duration.toSecondsPart() + "s" : seconds + "s";
    }
}
