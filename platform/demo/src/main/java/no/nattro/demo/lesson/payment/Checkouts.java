package no.nattro.demo.lesson.payment;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Duration;
import java.util.stream.Stream;
import no.nattro.demo.lesson.load.Visits;

/**
 * How those were served who bought.
 *
 * @param before    while nothing was wrong
 * @param untilOpen from the hang until the breaker opened; to the end of the hang where it never did
 * @param onceOpen  until it had closed again
 * @param after     from the moment that payment was asked again
 */
@JsonPropertyOrder({"before", "untilOpen", "onceOpen", "after"})
public record Checkouts(Served before, Served untilOpen, Served onceOpen, Served after) {

    static Checkouts of(Visits visits, Moments moments) {
        Duration opened = moments.opened() == null ? moments.over() : moments.opened();
        return new Checkouts(Served.buyingWhileAllIsWell(moments.warm(), moments.asked(), visits),
                Served.buying(moments.hung(), opened, visits),
                Served.buying(opened, moments.healed(), visits),
                Served.buying(moments.healed(), Visits.END, visits));
    }

    /** Once something was wrong. */
    long inVain() {
        return Stream.of(untilOpen, onceOpen, after).mapToLong(Served::inVain).sum();
    }
}
