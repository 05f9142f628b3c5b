package no.nattro.payment.charging;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import no.nattro.payment.Books;
import no.nattro.payment.WholeService;
import no.nattro.payment.domain.DeclineReason;
import no.nattro.payment.domain.Money;
import no.nattro.payment.domain.OrderId;
import no.nattro.payment.domain.Payment;
import no.nattro.payment.domain.PaymentStatus;
import no.nattro.payment.domain.PaymentToken;
import no.nattro.platform.request.Origin;
import no.nattro.platform.request.RequestId;
import org.junit.jupiter.api.Test;

@WholeService
class PaymentTransactionsIT {

    private static final Origin ORIGIN = new Origin(new RequestId("transactions-it"), null);

    private final PaymentTransactions transactions;
    private final Books books;

    PaymentTransactionsIT(PaymentTransactions transactions, Books books) {
        this.transactions = transactions;
        this.books = books;
    }

    @Test
    void a_write_moves_the_row_exactly_where_the_transition_is_legal() {
        for (PaymentStatus from : PaymentStatus.values()) {
            for (PaymentStatus to : PaymentStatus.values()) {
                OrderId order = paymentIn(from);
                PaymentStatus expected = from.mayBecome(to) ? to : from;

                assertThat(write(order, to).status()).as("%s -> %s", from, to).isEqualTo(expected);
                assertThat(books.payment(order)).as("%s -> %s", from, to).containsEntry("status", expected.name());
            }
        }
    }

    @Test
    void an_open_payment_says_since_when_it_is_unknown_and_when_to_ask_again() {
        OrderId order = paymentIn(PaymentStatus.REQUESTED);
        Timestamp since = (Timestamp) books.payment(order).get("unknown_since");
        assertThat(since).isNotNull();
        assertThat(pauseOf(order)).isBetween(Duration.ofMillis(1900), Duration.ofMillis(2500));

        transactions.beginUndo(order, ORIGIN);
        assertThat(books.payment(order)).containsEntry("unknown_since", since);

        transactions.undone(order, PaymentStatus.VOIDED);
        assertThat(books.payment(order)).containsEntry("unknown_since", null).containsEntry("next_attempt_at", null);
    }

    @Test
    void each_unanswered_call_doubles_the_pause_up_to_ten_seconds() {
        OrderId order = paymentIn(PaymentStatus.REQUESTED);
        Payment asked = transactions.find(order).orElseThrow();
        int[] seconds = {2, 4, 8, 10, 10};

        for (int attempt = 1; attempt <= seconds.length; attempt++) {
            transactions.unanswered(asked);
            assertThat(books.payment(order)).containsEntry("attempts", attempt);
            Duration whole = Duration.ofSeconds(seconds[attempt - 1]);
            assertThat(pauseOf(order)).isBetween(whole.dividedBy(2), whole.plusMillis(500));
        }
    }

    @Test
    void payments_that_became_unknown_together_do_not_come_back_together() {
        Set<Duration> pauses = new HashSet<>();
        for (int i = 0; i < 10; i++) {
            OrderId order = paymentIn(PaymentStatus.REQUESTED);
            transactions.unanswered(transactions.find(order).orElseThrow());
            pauses.add(pauseOf(order));
        }

        assertThat(pauses).hasSizeGreaterThan(5);
    }

    @Test
    void a_new_step_counts_its_attempts_anew_and_an_old_one_does_not_count_for_it() {
        OrderId order = paymentIn(PaymentStatus.REQUESTED);
        Payment requested = transactions.find(order).orElseThrow();
        transactions.unanswered(requested);

        transactions.beginUndo(order, ORIGIN);
        transactions.unanswered(requested);

        assertThat(books.payment(order)).containsEntry("status", "UNDOING").containsEntry("attempts", 0);
    }

    @Test
    void the_row_keeps_the_request_that_made_it() {
        OrderId order = OrderId.random();
        transactions.beginUndo(order, new Origin(new RequestId("the-undo"), "00-a-b-01"));
        transactions.request(charge(order), new Origin(new RequestId("the-late-original"), null));

        assertThat(books.payment(order)).containsEntry("request_id", "the-undo")
                .containsEntry("traceparent", "00-a-b-01")
                .containsEntry("amount", null).containsEntry("token", null);
    }

    private Duration pauseOf(OrderId order) {
        return Duration.ofMillis(books.payments()
                .sql("""
                        SELECT (extract(epoch FROM next_attempt_at - updated_at) * 1000)::bigint
                        FROM payments WHERE order_id = ?
                        """)
                .param(order.value()).query(Long.class).single());
    }

    private OrderId paymentIn(PaymentStatus status) {
        OrderId order = OrderId.random();
        transactions.request(charge(order), ORIGIN);
        if (status == PaymentStatus.VOIDED || status == PaymentStatus.REFUNDED) {
            write(order, PaymentStatus.UNDOING);
        }
        assertThat(write(order, status).status()).isEqualTo(status);
        return order;
    }

    private Payment write(OrderId order, PaymentStatus to) {
        return switch (to) {
            case REQUESTED -> transactions.request(charge(order), ORIGIN);
            case CAPTURED -> transactions.captured(order);
            case DECLINED -> transactions.declined(order, DeclineReason.CARD_DECLINED);
            case UNDOING -> transactions.beginUndo(order, ORIGIN);
            case VOIDED, REFUNDED -> transactions.undone(order, to);
        };
    }

    private static Charge charge(OrderId order) {
        return new Charge(order, Money.nok(39800), new PaymentToken("tok_approved"));
    }
}
