package no.nattro.demo.bugs;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import no.nattro.postgres.Role;

/** What inventory-service could do wrong. */
final class InventoryBugs {

    private InventoryBugs() {}

    static Stream<SeededBug> all() {
        return Stream.of(
                SeededBug.of("tombstone missing at inventory", Set.of("I5"), InventoryBugs::reservedAfterItsRelease),
                SeededBug.of("REFUSED row and DELETE after refusal both missing", Set.of("I5"),
                        (stage, withBug) -> reservedAfterItsRefusal(stage, withBug, withBug)).withPieces(1),
                SeededBug.of("confirm after undo", Set.of("I1", "I6"), InventoryBugs::confirmedAfterItsUndoing,
                        new Guard(Role.INVENTORY, "stock", "CHECK ((held >= 0))")));
    }

    /** One of the two rules is enough. */
    static Stream<SeededBug> covered() {
        return Stream.of(
                SeededBug.covered("REFUSED row missing",
                        (stage, withBug) -> reservedAfterItsRefusal(stage, withBug, false)).withPieces(1),
                SeededBug.covered("DELETE after refusal missing",
                        (stage, withBug) -> reservedAfterItsRefusal(stage, false, withBug)).withPieces(1));
    }

    private static UUID reservedAfterItsRelease(Stage stage, boolean withBug) {
        if (withBug) {
            stage.forget(Forgetful.RESERVATIONS, "RELEASED");
        }
        Shopper shopper = stage.shopper();
        Lost original = stage.buysAndLoses(shopper, Sent.RESERVE);
        shopper.cancels();
        shopper.awaitStatus("CANCELLED");
        original.arrives();
        return shopper.order();
    }

    /** The last piece is gone when it is asked for again, and back when the original arrives. */
    private static UUID reservedAfterItsRefusal(Stage stage, boolean forgotten, boolean notReleased) {
        if (forgotten) {
            stage.forget(Forgetful.RESERVATIONS, "REFUSED");
        }
        if (notReleased) {
            stage.wire().instead(Sent.RELEASE, release -> Optional.of(Message.Answer.json(200,
                    "{\"orderId\": \"" + release.order() + "\", \"status\": \"REFUSED\"}")));
        }
        Shopper first = stage.shopper();
        Shopper second = stage.shopper();
        first.buys("tok_approved");
        first.awaitStatus("CONFIRMED");
        Lost original = stage.buysAndLoses(second, Sent.RESERVE);
        stage.wire().arrive(Sent.RESERVE);
        second.awaitStatus("REJECTED");
        stage.wire().arrive(Sent.RELEASE);
        first.cancels();
        first.awaitStatus("CANCELLED");
        original.arrives();
        return second.order();
    }

    private static UUID confirmedAfterItsUndoing(Stage stage, boolean withBug) {
        Shopper shopper = stage.shopper();
        Lost original = stage.buysAndLoses(shopper, Sent.CONFIRM);
        shopper.cancels();
        shopper.awaitStatus("CANCELLED");
        if (withBug) {
            stage.desk().change(InventoryBugs::blindToTheStatus);
        }
        original.arrives();
        return shopper.order();
    }

    private static String blindToTheStatus(String sql) {
        if (sql.contains("from reservations") && sql.contains("for no key update")) {
            return sql.replaceFirst("\\w+\\.status", "'HELD'");
        }
        return Sql.begins(sql, "UPDATE reservations") ? Sql.untested(sql, "status = \\?") : sql;
    }
}
