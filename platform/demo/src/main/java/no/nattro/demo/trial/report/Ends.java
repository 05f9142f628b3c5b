package no.nattro.demo.trial.report;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import no.nattro.demo.books.Course;

/**
 * How the orders of a trial came to their ends.
 *
 * @param confirmed       also when they were cancelled later
 * @param throughRecovery of the confirmed
 * @param half            of the orders took at most this long, as {@code most} of 99 in 100; zero where there are none
 */
public record Ends(long orders, long confirmed, long throughRecovery, Duration half, Duration most, Duration longest) {

    public static Ends of(List<Course> courses) {
        List<Duration> sorted = courses.stream().map(Course::untilEnd).filter(Objects::nonNull).sorted().toList();
        return new Ends(courses.size(), courses.stream().filter(Course::confirmed).count(),
                courses.stream().filter(Course::throughRecovery).count(), percentile(sorted, 50),
                percentile(sorted, 99), percentile(sorted, 100));
    }

    /** By the nearest rank. */
    private static Duration percentile(List<Duration> sorted, int percent) {
        return sorted.isEmpty()
                ? Duration.ZERO
                : sorted.get((int) Math.ceil(sorted.size() * percent / 100.0) - 1);
    }
}
