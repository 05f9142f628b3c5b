package no.nattro.demo.books.audit;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import no.nattro.demo.books.ChargeRow;
import no.nattro.demo.books.Reading;
import no.nattro.demo.books.Story;
import no.nattro.demo.shop.Money;

/**
 * Every krone that the bank ever took, and why it has it or gave it back. All of it in the one currency of this shop.
 *
 * @param confirmed the totals of the orders that are over and confirmed
 * @param inFlight  what the bank has for orders that are not over
 */
@JsonPropertyOrder({"captured", "confirmed", "refunded", "inFlight", "balanced"})
public record Balance(Money captured, Money confirmed, Money refunded, Money inFlight, boolean balanced) {

    static Balance of(Reading reading) {
        long captured = sum(reading, ChargeRow::captured);
        long refunded = sum(reading, ChargeRow::refunded);
        long confirmed = sum(reading, Story::isConfirmed,
                story -> story.order().total() == null ? 0 : story.order().total().amount());
        long inFlight = sum(reading, Story::isInFlight, Story::kept);
        return new Balance(nok(captured), nok(confirmed), nok(refunded), nok(inFlight),
                captured == confirmed + refunded + inFlight);
    }

    @Override
    public String toString() {
        return "captured " + captured + (balanced ? " = " : " ≠ ") + "confirmed " + confirmed + " + refunded "
                + refunded
                + " + in flight " + inFlight;
    }

    private static long sum(Reading reading, ToLongFunction<ChargeRow> amount) {
        return reading.stories().filter(story -> story.charge() != null).map(Story::charge).mapToLong(amount).sum();
    }

    private static long sum(Reading reading, Predicate<Story> which, ToLongFunction<Story> amount) {
        return reading.stories().filter(which).mapToLong(amount).sum();
    }

    private static Money nok(long amount) {
        return new Money(amount, "NOK");
    }
}
