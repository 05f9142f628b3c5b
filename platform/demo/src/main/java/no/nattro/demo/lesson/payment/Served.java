package no.nattro.demo.lesson.payment;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Duration;
import java.util.Set;
import java.util.SortedMap;
import no.nattro.demo.lesson.load.Kind;
import no.nattro.demo.lesson.load.Times;
import no.nattro.demo.lesson.load.Visits;

/**
 * How those were served who wanted one thing in one part of the lesson.
 *
 * @param times    of all answers, refusals included: those may be the fastest
 * @param inVain   how many did not get what they wanted, and no word on what becomes of it
 * @param heldBack how many were not sent, because everybody had been told to come later
 */
@JsonPropertyOrder({"times", "answers", "inVain", "heldBack"})
public record Served(Times times, SortedMap<String, Long> answers, long inVain, long heldBack) {

    private static final Set<String> SHOWN = Set.of("200");

    /** Bought, or declined, at once: as it is while nothing is wrong. */
    private static final Set<String> DECIDED = Set.of("201 CONFIRMED", "402 payment-declined");

    /** Or taken down: as the shop promises it whatever is wrong. Everything else is trouble. */
    private static final Set<String> TOLD = Set.of("201 CONFIRMED", "402 payment-declined", "202 PENDING");

    /** Who only looked. */
    static Served looking(Kind kind, Duration from, Duration to, Visits visits) {
        return of(kind, visits.between(from, to), SHOWN);
    }

    /** Who bought while nothing was wrong. */
    static Served buyingWhileAllIsWell(Duration from, Duration to, Visits visits) {
        return of(Kind.CHECKOUT, visits.between(from, to), DECIDED);
    }

    /** Who bought. */
    static Served buying(Duration from, Duration to, Visits visits) {
        return of(Kind.CHECKOUT, visits.between(from, to), TOLD);
    }

    private static Served of(Kind kind, Visits.Some visits, Set<String> good) {
        SortedMap<String, Long> answers = visits.answers(kind);
        long inVain = answers.entrySet().stream().filter(answer -> !good.contains(answer.getKey()))
                .mapToLong(SortedMap.Entry::getValue).sum();
        return new Served(visits.times(kind), answers, inVain, visits.heldBack(kind));
    }
}
