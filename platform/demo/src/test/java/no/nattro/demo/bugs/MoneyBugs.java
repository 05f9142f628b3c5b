package no.nattro.demo.bugs;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import no.nattro.postgres.Role;

/** What payment-service and the bank could do wrong. */
final class MoneyBugs {

    private MoneyBugs() {}

    static Stream<SeededBug> all() {
        return Stream.of(
                SeededBug.of("tombstone missing at payment", Set.of("I4"), MoneyBugs::chargedAfterItsVoid),
                SeededBug.of("tombstone missing at the bank", Set.of("I4"), MoneyBugs::voidedWhileTheBankCharges),
                SeededBug.of("payment's second commit unconditional", Set.of("I4", "I6"),
                        MoneyBugs::refundedBeforeTheSecondCommit),
                SeededBug.of("double capture", Set.of("I2", "I4"), MoneyBugs::askedTwiceAtOnce,
                        new Guard(Role.BANK, "ledger", "FOREIGN KEY (key, refunds"),
                        new Guard(Role.BANK, "ledger", "UNIQUE (key, kind, amount"),
                        new Guard(Role.BANK, "ledger", "UNIQUE (key, kind)")));
    }

    private static UUID chargedAfterItsVoid(Stage stage, boolean withBug) {
        if (withBug) {
            stage.forget(Forgetful.PAYMENTS, "VOIDED");
        }
        Shopper shopper = stage.shopper();
        Lost original = stage.buysAndLoses(shopper, Sent.CHARGE);
        cancelToTheEnd(shopper);
        original.arrives();
        return shopper.order();
    }

    private static UUID voidedWhileTheBankCharges(Stage stage, boolean withBug) {
        if (withBug) {
            stage.forget(Forgetful.BANK, "VOIDED");
        }
        Shopper shopper = stage.shopper();
        Lost original = stage.buysAndLoses(shopper, Sent.CHARGE);
        Gate atTheBank = holdCharges(stage, UnaryOperator.identity());
        CompletableFuture<?> late = original.arrivesMeanwhile();
        atTheBank.awaitWaiting(1);
        cancelToTheEnd(shopper);
        atTheBank.open();
        late.join();
        return shopper.order();
    }

    private static UUID refundedBeforeTheSecondCommit(Stage stage, boolean withBug) {
        Shopper shopper = stage.shopper();
        Lost original = stage.buysAndLoses(shopper, Sent.CHARGE);
        Gate beforeTheCommit = new Gate();
        AtomicBoolean isLater = new AtomicBoolean();
        stage.desk().change(sql -> {
            if (!Sql.begins(sql, "UPDATE payments SET status") || isLater.getAndSet(true)) {
                return sql;
            }
            beforeTheCommit.pass();
            return withBug ? Sql.untested(sql, "status IN \\([^)]*\\)") : sql;
        });
        CompletableFuture<?> late = original.arrivesMeanwhile();
        beforeTheCommit.awaitWaiting(1);
        cancelToTheEnd(shopper);
        beforeTheCommit.open();
        late.join();
        return shopper.order();
    }

    /** The bank does not see that it knows the key: the second booking counts as a new one. */
    private static UUID askedTwiceAtOnce(Stage stage, boolean withBug) {
        Shopper shopper = stage.shopper();
        Lost original = stage.buysAndLoses(shopper, Sent.CHARGE);
        Gate atTheBank = holdCharges(stage, booking -> withBug
                ? booking.replace("DO NOTHING", "DO UPDATE SET updated_at = clock_timestamp()")
                : booking);
        CompletableFuture<?> one = original.arrivesMeanwhile();
        CompletableFuture<?> other = original.arrivesMeanwhile();
        atTheBank.awaitWaiting(2);
        atTheBank.open();
        CompletableFuture.allOf(one, other).join();
        stage.wire().heal();
        return shopper.order();
    }

    /** All that the bank is about to book waits at the gate. */
    private static Gate holdCharges(Stage stage, UnaryOperator<String> booking) {
        Gate gate = new Gate();
        stage.desk().change(sql -> {
            if (!Sql.begins(sql, "INSERT INTO charges (key, amount")) {
                return sql;
            }
            gate.pass();
            return booking.apply(sql);
        });
        return gate;
    }

    private static void cancelToTheEnd(Shopper shopper) {
        shopper.cancels();
        shopper.awaitStatus("CANCELLED");
    }
}
