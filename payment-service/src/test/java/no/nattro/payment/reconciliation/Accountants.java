package no.nattro.payment.reconciliation;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import no.nattro.payment.Books;
import no.nattro.payment.bank.Acquirer;
import no.nattro.payment.bank.Bank;
import no.nattro.payment.bank.ScriptedBank;
import no.nattro.payment.charging.Tills;
import no.nattro.payment.domain.Money;
import no.nattro.payment.domain.OrderId;
import no.nattro.payment.domain.PaymentStatus;
import no.nattro.payment.domain.PaymentToken;

/** Reconciliation of as many replicas as a test wants, and the two books that it compares. */
public class Accountants {

    private static final ReconciliationProperties PROPERTIES = new ReconciliationProperties(true, Duration.ofMinutes(1),
            Duration.ofDays(1), Duration.ofHours(1), 5);

    private final ReconciliationTransactions transactions;
    private final Tills tills;
    private final Acquirer bank;
    private final Books books;
    private Timestamp beginning = new Timestamp(0);

    Accountants(ReconciliationTransactions transactions, Tills tills, Acquirer bank, Books books) {
        this.transactions = transactions;
        this.tills = tills;
        this.bank = bank;
        this.books = books;
    }

    Reconciliation with(Acquirer acquirer) {
        Bank asked = ScriptedBank.patient(acquirer);
        return new Reconciliation(transactions, new Comparison(transactions, asked), new Repairs(transactions, asked,
                PROPERTIES), PROPERTIES);
    }

    /** Forgets what other tests left behind: only what changes from now on is compared. */
    void beginNow() {
        books.payments().sql("DELETE FROM differences").update();
        books.payments().sql("UPDATE reconciliation SET failure = NULL, from_beginning_at = clock_timestamp()")
                .update();
        beginning = books.payments().sql("SELECT clock_timestamp()").query(Timestamp.class).single();
        lookBackNoFurther();
    }

    /** A run looks a minute back behind where the last one began. */
    private void lookBackNoFurther() {
        books.payments().sql("UPDATE reconciliation SET compared_until = ?::timestamptz + interval '1 minute'")
                .param(beginning).update();
    }

    void run() {
        run(with(bank));
    }

    /** A run that is due. */
    void run(Reconciliation reconciliation) {
        lookBackNoFurther();
        makeDue();
        reconciliation.play(() -> false);
    }

    void makeDue() {
        books.payments().sql("UPDATE reconciliation SET next_run_at = clock_timestamp() - interval '1 second'")
                .update();
    }

    /** What the last run left in its row. */
    Map<String, Object> lastRun() {
        return books.payments().sql("SELECT * FROM reconciliation").query().singleRow();
    }

    /** The order's open difference. */
    Optional<Map<String, Object>> difference(OrderId order) {
        return books.payments().sql("SELECT * FROM differences WHERE order_id = ? AND gone_at IS NULL")
                .param(order.value()).query().listOfRows().stream().findFirst();
    }

    /** As in {@code NOT_GIVEN_BACK, 2 looks, repaired}, or {@code none}. */
    String summary(OrderId order) {
        return difference(order).map(row -> row.get("kind") + ", " + row.get("looks") + " looks"
                + (row.get("repaired_at") == null ? "" : ", repaired") + (row.get("flagged_at") == null
                        ? ""
                        : ", flagged"))
                .orElse("none");
    }

    void hasStoodForHours(int hours, OrderId order) {
        books.payments().sql("UPDATE differences SET first_seen_at = clock_timestamp() - make_interval(hours => ?)"
                + " WHERE order_id = ?").params(hours, order.value()).update();
    }

    /** Brings both books there. */
    void write(OrderId order, String ours, String banks) {
        if (!ours.equals("nothing")) {
            tills.bringTo(order, PaymentStatus.valueOf(ours));
        }
        for (String entry : banks.split(" then ")) {
            switch (entry) {
                case "nothing" -> {
                    // the bank knows nothing of it
                }
                case "charge" -> bank.charge(order, Tills.PRICE, new PaymentToken("tok_approved"));
                case "larger charge" -> bank.charge(order, Money.nok(39801), new PaymentToken("tok_approved"));
                case "decline" -> bank.charge(order, Tills.PRICE, new PaymentToken("tok_declined"));
                case "void" -> bank.voidCharge(order);
                default -> throw new IllegalArgumentException(entry);
            }
        }
    }
}
