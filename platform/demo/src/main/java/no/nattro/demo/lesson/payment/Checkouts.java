package no.nattro.demo.lesson.payment;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Duration;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import no.nattro.demo.lesson.load.Kind;
import no.nattro.demo.lesson.load.Times;
import no.nattro.demo.lesson.load.Visits;

/**
 * How those were served who bought.
 *
 * @param before        while nothing was wrong
 * @param untilOpen     from the hang until the breaker opened; to the end of the hang where it never did
 * @param onceOpen      until it had closed again
 * @param after         from the moment that payment was asked again
 * @param answersBefore to those before
 * @param answers       to those from the hang until payment was asked again
 * @param answersAfter  to those afterwards
 * @param heldBack      how many of them were not sent, because everybody had been told to come later
 */
@JsonPropertyOrder({"before", "untilOpen", "onceOpen", "after", "answersBefore", "answers", "answersAfter", "heldBack"})
public record Checkouts(Times before, Times untilOpen, Times onceOpen, Times after,
        SortedMap<String, Long> answersBefore, SortedMap<String, Long> answers, SortedMap<String, Long> answersAfter,
        long heldBack) {

    /** Bought, taken down, or declined: what the contract has for these purchases. Everything else is trouble. */
    private static final Set<String> IN_ORDER = Set.of("201 CONFIRMED", "202 PENDING", "402 payment-declined");

    static Checkouts of(Visits visits, Moments moments) {
        Duration opened = moments.opened() == null ? moments.over() : moments.opened();
        Visits.Some before = visits.between(moments.warm(), moments.asked());
        Visits.Some trouble = visits.between(moments.hung(), moments.healed());
        Visits.Some after = visits.between(moments.healed(), Visits.END);
        return new Checkouts(before.times(Kind.CHECKOUT), visits.between(moments.hung(), opened).times(Kind.CHECKOUT),
                visits.between(opened, moments.healed()).times(Kind.CHECKOUT), after.times(Kind.CHECKOUT),
                before.answers(Kind.CHECKOUT), trouble.answers(Kind.CHECKOUT), after.answers(Kind.CHECKOUT),
                trouble.heldBack(Kind.CHECKOUT));
    }

    /** How many did not get an answer that tells what became of the purchase. */
    long refused() {
        return Stream.of(answersBefore, answers, answersAfter).flatMap(some -> some.entrySet().stream())
                .filter(answer -> !IN_ORDER.contains(answer.getKey())).mapToLong(SortedMap.Entry::getValue).sum();
    }
}
