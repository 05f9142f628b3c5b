package no.nattro.demo.lesson.payment;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Duration;
import java.util.Set;
import java.util.SortedMap;
import no.nattro.demo.lesson.load.Kind;
import no.nattro.demo.lesson.load.Times;
import no.nattro.demo.lesson.load.Visits;

/**
 * How those were served who wanted to buy something in some part of the lesson.
 *
 * @param times    of all answers, refusals included: those may be the fastest
 * @param heldBack how many were not sent, because everybody had been told to come later
 */
@JsonPropertyOrder({"times", "answers", "heldBack"})
public record Purchases(Times times, SortedMap<String, Long> answers, long heldBack) {

    /** Bought, taken down, or declined: what the contract has for these purchases. Everything else is trouble. */
    private static final Set<String> IN_ORDER = Set.of("201 CONFIRMED", "202 PENDING", "402 payment-declined");

    static Purchases between(Duration from, Duration to, Visits visits) {
        Visits.Some some = visits.between(from, to);
        return new Purchases(some.times(Kind.CHECKOUT), some.answers(Kind.CHECKOUT), some.heldBack(Kind.CHECKOUT));
    }

    /** How many were not told what became of them, nor that it will be seen to. */
    public long inVain() {
        return answers.entrySet().stream().filter(answer -> !IN_ORDER.contains(answer.getKey()))
                .mapToLong(SortedMap.Entry::getValue).sum();
    }
}
