package no.nattro.demo.books.audit;

import static no.nattro.demo.books.audit.Judged.breaks;
import static no.nattro.demo.books.audit.Judged.holds;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import no.nattro.demo.books.MadeUpBooks;
import no.nattro.demo.books.MadeUpOrder;
import no.nattro.demo.books.history.History;
import no.nattro.demo.books.history.Operation;
import no.nattro.demo.books.history.Purchases;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TurnedAwayTest {

    private final MadeUpOrder order = MadeUpOrder.confirmed();

    @Test
    void what_was_never_taken_and_is_not_there_holds() {
        holds(of(failed(503, "unavailable"), failed(null, null)), MadeUpBooks.of(MadeUpOrder.confirmed()),
                judged("1 turned-away key"));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 413, 415, 429, 503})
    void an_order_of_one_who_was_told_that_nothing_was_stored_is_seen(int status) {
        breaks(of(failed(status, "whatever"), failed(status, "whatever")), MadeUpBooks.of(order), about(),
                "was told each time that nothing was stored, and order " + order.id + " is CONFIRMED");
    }

    @Test
    void an_order_of_one_who_never_had_a_connection_is_seen() {
        breaks(of(failed(null, null), failed(503, "upstream-unavailable")), MadeUpBooks.of(order), about(),
                "order " + order.id);
    }

    @ParameterizedTest
    @CsvSource({"402, payment-declined", "409, request-in-progress", "422, key-reused"})
    void an_answer_that_may_be_made_from_an_order_promises_nothing(int status, String type) {
        MadeUpOrder declined = MadeUpOrder.declined();
        Operation asked = Purchases.failed(declined.shopper, declined.key, status, Purchases.problem(type));
        Operation refused = Purchases.failed(declined.shopper, declined.key, 503, Purchases.problem("unavailable"));

        holds(of(asked, refused), MadeUpBooks.of(declined),
                "0 confirmations, " + (status == 402 ? "1 refusal" : "0 refusals")
                        + ", 0 pending orders, 0 cancellations, 0 turned-away keys");
    }

    @Test
    void a_key_that_was_asked_once_with_an_open_end_promises_nothing() {
        Operation open = new Operation(Instant.EPOCH, Operation.What.BUY, Purchases.cookie(order.shopper), order.key,
                "{}", Operation.End.INFO, null, null, null);

        holds(of(failed(503, "unavailable"), open, failed(null, null)), MadeUpBooks.of(order),
                judged("0 turned-away keys"));
    }

    @Test
    void the_same_key_of_another_shopper_is_another() {
        MadeUpOrder other = MadeUpOrder.confirmed();

        holds(of(failed(503, "unavailable")), MadeUpBooks.of(other), judged("1 turned-away key"));
    }

    @Test
    void a_history_that_goes_on_is_not_judged_yet() {
        holds(new AnswersStand(new History(List.of(failed(503, "unavailable")))), MadeUpBooks.of(order),
                judged("0 turned-away keys"));
    }

    /** A history that is over. */
    private static AnswersStand of(Operation... operations) {
        List<Operation> all = new ArrayList<>(List.of(operations));
        all.add(Operation.healed(MadeUpOrder.PLACED.plusSeconds(60)));
        return new AnswersStand(new History(all));
    }

    private Operation failed(@Nullable Integer status, @Nullable String type) {
        return Purchases.failed(order.shopper, order.key, status, type == null ? null : Purchases.problem(type));
    }

    private String about() {
        return "shopper " + order.shopper + " key " + order.key;
    }

    private static String judged(String turnedAway) {
        return "0 confirmations, 0 refusals, 0 pending orders, 0 cancellations, " + turnedAway;
    }
}
