package no.nattro.demo.lesson.payment;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The breaker before payment, as it was seen from outside.
 *
 * @param openedAfter from the moment that payment hung, in seconds; null if it never opened
 * @param closedAfter from the moment that payment answered again, in seconds; null if it never opened
 * @param attempts    how many requests reached payment while it hung
 */
@JsonPropertyOrder({"openedAfter", "closedAfter", "attempts"})
public record Breaker(@Nullable Double openedAfter, @Nullable Double closedAfter, long attempts) {

    static Breaker of(Observed observed) {
        Moments moments = observed.moments();
        return new Breaker(seconds(moments.hung(), moments.opened()), seconds(moments.over(), moments.closed()),
                observed.attempts());
    }

    private static @Nullable Double seconds(Duration from, @Nullable Duration to) {
        return to == null ? null : to.minus(from).toMillis() / 1000.0;
    }
}
