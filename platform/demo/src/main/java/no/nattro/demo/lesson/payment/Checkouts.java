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
public record Checkouts(Purchases before, Purchases untilOpen, Purchases onceOpen, Purchases after) {

    static Checkouts of(Visits visits, Moments moments) {
        Duration opened = moments.opened() == null ? moments.over() : moments.opened();
        return new Checkouts(Purchases.between(moments.warm(), moments.asked(), visits),
                Purchases.between(moments.hung(), opened, visits),
                Purchases.between(opened, moments.healed(), visits),
                Purchases.between(moments.healed(), Visits.END, visits));
    }

    long inVain() {
        return Stream.of(before, untilOpen, onceOpen, after).mapToLong(Purchases::inVain).sum();
    }
}
