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

    /** Bought, taken down, or declined: what the contract has for these purchases. Everything else is trouble. */
    private static final Set<String> TOLD = Set.of("201 CONFIRMED", "202 PENDING", "402 payment-declined");

    static Served of(Kind kind, Duration from, Duration to, Visits visits) {
        Visits.Some some = visits.between(from, to);
        SortedMap<String, Long> answers = some.answers(kind);
        return new Served(some.times(kind), answers, inVain(answers, kind == Kind.CHECKOUT ? TOLD : SHOWN),
                some.heldBack(kind));
    }

    private static long inVain(SortedMap<String, Long> answers, Set<String> good) {
        return answers.entrySet().stream().filter(answer -> !good.contains(answer.getKey()))
                .mapToLong(SortedMap.Entry::getValue).sum();
    }
}
