package no.nattro.demo.bugs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import no.nattro.postgres.Role;

/** What order-service could do wrong with its own rows. */
final class OrderBugs {

    private OrderBugs() {}

    static Stream<SeededBug> all() {
        return Stream.of(
                SeededBug.of("unique key missing", Set.of("I2"), OrderBugs::oneKeyTwice,
                        new Guard(Role.ORDERS, "orders", "UNIQUE (shopper_id, idempotency_key)")),
                SeededBug.of("writes that test neither epoch nor status", Set.of("I6"),
                        (stage, withBug) -> ownerThatSleptPastItsLease(stage, withBug,
                                "lease_epoch = \\? AND status = \\?"),
                        new Guard(Role.ORDERS, "orders", "= (undo_reason IS NOT NULL)")));
    }

    /** For an owner that slept, one of the two tests is enough. */
    static Stream<SeededBug> covered() {
        return Stream.of(
                SeededBug.covered("writes that do not test the epoch",
                        (stage, withBug) -> ownerThatSleptPastItsLease(stage, withBug, "lease_epoch = \\?")),
                SeededBug.covered("writes that do not test the status",
                        (stage, withBug) -> ownerThatSleptPastItsLease(stage, withBug, "status = \\?")));
    }

    private static UUID oneKeyTwice(Stage stage, boolean withBug) {
        if (withBug) {
            stage.desk().change(sql -> Sql.begins(sql, "INSERT INTO orders")
                    ? sql.replace("ON CONFLICT (shopper_id, idempotency_key) DO NOTHING", "")
                    : sql);
        }
        Shopper shopper = stage.shopper();
        shopper.buys("tok_approved");
        shopper.buys("tok_approved");
        return shopper.order();
    }

    /** While it waits for its answer recovery takes the order over and gives it up. */
    private static UUID ownerThatSleptPastItsLease(Stage stage, boolean withBug, String notTested) {
        if (withBug) {
            stage.desk().change(sql -> Sql.begins(sql, "UPDATE orders SET") ? Sql.untested(sql, notTested) : sql);
        }
        Gate asleep = new Gate();
        stage.wire().instead(Sent.RESERVE, reserve -> {
            Message.Answer answer = reserve.deliver();
            asleep.pass();
            return Optional.of(answer);
        });
        stage.wire().lose(Sent.RELEASE);
        Shopper shopper = stage.shopper();
        CompletableFuture<Integer> buying = shopper.buysMeanwhile("tok_approved");
        asleep.awaitWaiting(1);
        Rows.change(Role.ORDERS, "UPDATE orders SET created_at = created_at - interval '1 hour',"
                + " next_attempt_at = clock_timestamp()");
        shopper.awaitStatus("UNDOING");
        asleep.open();
        buying.join();
        assertThat(stage.desk().changed()).isEqualTo(withBug);
        stage.wire().heal();
        return shopper.order();
    }
}
