package no.nattro.demo.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import no.nattro.demo.books.history.Operation;
import no.nattro.demo.books.history.Operation.End;
import no.nattro.demo.books.history.Purchases;
import org.junit.jupiter.api.Test;

class AnswersTest {

    private static final UUID SHOPPER = UUID.fromString("5a000000-0000-4000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("5a000000-0000-4000-8000-000000000002");

    private final Answers answers = new Answers();

    @Test
    void each_answer_is_counted_and_each_purchase_once() {
        answers.count(Purchases.of(SHOPPER, "k-1", 202, "{}"), "202 PENDING", false);
        answers.count(Purchases.of(SHOPPER, "k-1", 201, "{}"), "201 CONFIRMED", false);
        answers.count(Purchases.of(SHOPPER, "k-1", 201, "{}"), "201 CONFIRMED", true);
        answers.count(Purchases.of(OTHER, "k-1", 402, "{}"), "402 payment-declined", false);

        assertThat(answers.purchases()).hasToString("{201 CONFIRMED=2, 202 PENDING=1, 402 payment-declined=1}");
        assertThat(answers.replayed()).isEqualTo(1);
        assertThat(answers.distinctPurchases()).isEqualTo(2);
        assertThat(answers.distinctConfirmed()).isEqualTo(1);
    }

    @Test
    void what_never_reached_the_shop_is_no_purchase() {
        answers.count(unanswered(End.FAIL), "not sent", false);
        assertThat(answers.distinctPurchases()).isZero();
        answers.count(unanswered(End.INFO), "no answer", false);
        assertThat(answers.distinctPurchases()).isEqualTo(1);
    }

    @Test
    void cancellations_are_counted_beside() {
        answers.count(new Operation(Instant.EPOCH, Operation.What.CANCEL, Purchases.cookie(SHOPPER), null, null, End.OK,
                200, "{}", OTHER), "200 CANCELLED", false);

        assertThat(answers.cancellations()).containsEntry("200 CANCELLED", 1L);
        assertThat(answers.purchases()).isEmpty();
        assertThat(answers.distinctPurchases()).isZero();
    }

    private static Operation unanswered(End end) {
        return new Operation(Instant.EPOCH, Operation.What.BUY, Purchases.cookie(SHOPPER), "k-1", "{}", end, null, null,
                null);
    }
}
