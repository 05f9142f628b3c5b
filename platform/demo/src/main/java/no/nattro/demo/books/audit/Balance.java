package no.nattro.demo.books.audit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import no.nattro.demo.books.ChargeRow;
import no.nattro.demo.books.Glance;
import no.nattro.demo.books.Reading;
import no.nattro.demo.books.Story;
import no.nattro.demo.shop.Money;

/**
 * Every krone that the bank ever took, and why it has it or gave it back. A whole reading is in the one currency of this shop.
 *
 * @param confirmed the totals of the orders that are over and confirmed
 * @param inFlight  what the bank has for orders that are not over
 */
@JsonPropertyOrder({"captured", "confirmed", "refunded", "inFlight", "balanced"})
public record Balance(Money captured, Money confirmed, Money refunded, Money inFlight, boolean balanced) {

    private static final String CURRENCY = "NOK";
    private static final Money NOTHING = new Money(0, CURRENCY);

    static Balance of(Reading reading) {
        return of(reading, CURRENCY);
    }

    /** Of books at a glance: one for each currency, and NOK where nothing was sold yet. */
    public static List<Balance> of(Glance glance) {
        return glance.byCurrency().isEmpty()
                ? List.of(new Balance(NOTHING, NOTHING, NOTHING, NOTHING, true))
                : glance.byCurrency().entrySet().stream().map(each -> of(each.getValue(), each.getKey())).toList();
    }

    /** What the bank took and nobody can account for; negative where it has less than it should. */
    @JsonIgnore
    public Money unexplained() {
        return new Money(captured.amount() - confirmed.amount() - refunded.amount() - inFlight.amount(),
                captured.currency());
    }

    private static Balance of(Reading reading, String currency) {
        long captured = sum(reading, ChargeRow::captured);
        long refunded = sum(reading, ChargeRow::refunded);
        long confirmed = sum(reading, Story::isConfirmed,
                story -> story.order().total() == null ? 0 : story.order().total().amount());
        long inFlight = sum(reading, Story::isInFlight, Story::kept);
        return new Balance(new Money(captured, currency), new Money(confirmed, currency), new Money(refunded, currency),
                new Money(inFlight, currency), captured == confirmed + refunded + inFlight);
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
}
