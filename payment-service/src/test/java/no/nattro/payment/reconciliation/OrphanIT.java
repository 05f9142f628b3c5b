package no.nattro.payment.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import no.nattro.payment.Books;
import no.nattro.payment.WholeService;
import no.nattro.payment.bank.Acquirer;
import no.nattro.payment.bank.BankEntry;
import no.nattro.payment.bank.BankInFront;
import no.nattro.payment.charging.Cashier;
import no.nattro.payment.charging.ChargeResult;
import no.nattro.payment.charging.Tills;
import no.nattro.payment.domain.Bookmark;
import no.nattro.payment.domain.OrderId;
import no.nattro.payment.domain.PaymentStatus;
import no.nattro.platform.request.Deadline;
import no.nattro.platform.request.Origin;
import no.nattro.platform.request.RequestId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Money that the bank took, and of which we have no payment. */
@WholeService
class OrphanIT {

    private final OrderId order = OrderId.random();
    private final Accountants accountants;
    private final Acquirer bank;
    private final Cashier cashier;
    private final Tills tills;
    private final Books books;

    OrphanIT(Accountants accountants, Acquirer bank, Cashier cashier, Tills tills, Books books) {
        this.accountants = accountants;
        this.bank = bank;
        this.cashier = cashier;
        this.tills = tills;
        this.books = books;
    }

    @BeforeEach
    void comparesFromNowOn() {
        accountants.beginNow();
    }

    @Test
    void a_capture_that_an_order_may_yet_ask_for_is_left_alone() {
        found(order);
        accountants.hasStoodForHours(0, order);
        accountants.run();

        assertThat(accountants.summary(order)).isEqualTo("WITHOUT_PAYMENT, 3 looks");
        assertThat(books.history(order)).isEmpty();

        assertThat(lateCharge()).isInstanceOf(ChargeResult.Captured.class);
        accountants.run();
        assertThat(accountants.difference(order)).isEmpty();
    }

    @Test
    void a_capture_that_no_order_can_ask_for_any_more_is_given_back_and_a_late_charge_refused() {
        found(order);
        accountants.hasStoodForHours(2, order);

        accountants.run();
        assertThat(accountants.summary(order)).isEqualTo("WITHOUT_PAYMENT, 3 looks, repaired");
        assertThat(books.moves(order)).containsExactly("CAPTURE", "REFUND");
        assertThat(lateCharge()).isEqualTo(new ChargeResult.AlreadyUndone());

        accountants.run();
        assertThat(accountants.difference(order)).isEmpty();
        assertThat(books.payment(order)).containsEntry("status", "VOIDED").containsEntry("request_id",
                "reconciliation-" + (runNumber() - 1));
    }

    @Test
    void a_charge_that_arrives_between_the_look_and_the_repair_keeps_its_money() {
        found(order);
        accountants.hasStoodForHours(2, order);
        longUnchangedAtTheBank();
        Reconciliation overtaken = accountants.with(new BankInFront(bank) {

            @Override
            public List<BankEntry> statement(Bookmark after, Instant until, int atMost) {
                if (books.history(order).isEmpty()) {
                    tills.bringTo(order, PaymentStatus.CAPTURED);
                }
                return super.statement(after, until, atMost);
            }
        });

        accountants.run(overtaken);
        assertThat(accountants.summary(order)).isEqualTo("WITHOUT_PAYMENT, 3 looks");

        accountants.run();
        assertThat(accountants.difference(order)).isEmpty();
        assertThat(books.moves(order)).containsExactly("CAPTURE");
    }

    @Test
    void more_than_a_few_at_once_are_no_stray_captures_and_stay_for_a_person() {
        List<OrderId> orders = Stream.generate(OrderId::random).limit(6).toList();
        orders.forEach(one -> accountants.write(one, "nothing", "charge"));
        accountants.run();
        orders.forEach(one -> accountants.hasStoodForHours(2, one));

        for (int i = 0; i < 3; i++) {
            accountants.run();
        }

        assertThat(orders).allSatisfy(one -> {
            assertThat(accountants.summary(one)).isEqualTo("WITHOUT_PAYMENT, 4 looks, flagged");
            assertThat(books.moves(one)).containsExactly("CAPTURE");
            assertThat(books.history(one)).isEmpty();
        });
    }

    @Test
    void a_payment_that_was_lost_without_a_change_is_found_when_everything_is_compared() {
        accountants.write(order, "nothing", "charge");
        longUnchangedAtTheBank();
        accountants.run();
        assertThat(accountants.difference(order)).isEmpty();

        books.payments().sql("UPDATE reconciliation SET from_beginning_at = clock_timestamp() - interval '25 hours'")
                .update();
        accountants.run();
        accountants.run();

        assertThat(accountants.summary(order)).isEqualTo("WITHOUT_PAYMENT, 2 looks");
        assertThat(books.payments().sql("""
                SELECT from_beginning_at > clock_timestamp() - interval '1 hour' FROM reconciliation
                """).query(Boolean.class).single()).isTrue();
    }

    /** Two looks have found a capture without a payment. */
    private void found(OrderId orphan) {
        accountants.write(orphan, "nothing", "charge");
        accountants.run();
        accountants.run();
        assertThat(accountants.summary(orphan)).isEqualTo("WITHOUT_PAYMENT, 2 looks");
    }

    private void longUnchangedAtTheBank() {
        books.bank().sql("UPDATE charges SET updated_at = clock_timestamp() - interval '30 days' WHERE key = ?")
                .param(order.value()).update();
    }

    private ChargeResult lateCharge() {
        return cashier.charge(tills.charge(order), new Origin(new RequestId("orphan-it"), null), Deadline.in(
                Duration.ofSeconds(30)));
    }

    private long runNumber() {
        return (long) accountants.lastRun().get("run");
    }
}
