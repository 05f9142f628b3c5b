package no.nattro.demo.lesson.payment;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import no.nattro.demo.lesson.stage.Vitals;

/**
 * What something grew to. NaN where nobody said.
 *
 * @param before the most while nothing was wrong
 * @param most   from the moment that payment hung to the end
 * @param after  at the end
 */
@JsonPropertyOrder({"before", "most", "after"})
public record Growth(double before, double most, double after) {

    static Growth of(List<Vitals> vitals, Moments moments, ToDoubleFunction<Vitals> what) {
        return new Growth(most(vitals, what, at -> isIn(at, moments.warm(), moments.asked())),
                most(vitals, what, at -> at.compareTo(moments.hung()) >= 0),
                known(vitals, what, _ -> true).reduce((_, last) -> last).orElse(Double.NaN));
    }

    private static double most(List<Vitals> vitals, ToDoubleFunction<Vitals> what, Predicate<Duration> when) {
        return known(vitals, what, when).max().orElse(Double.NaN);
    }

    private static DoubleStream known(List<Vitals> vitals, ToDoubleFunction<Vitals> what, Predicate<Duration> when) {
        return vitals.stream().filter(each -> when.test(each.at())).mapToDouble(what)
                .filter(value -> !Double.isNaN(value));
    }

    private static boolean isIn(Duration at, Duration from, Duration to) {
        return at.compareTo(from) >= 0 && at.compareTo(to) < 0;
    }
}
