package no.nattro.demo.bugs;

import static org.awaitility.Awaitility.await;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** How order-service could misread what its neighbours answer, or do not. */
final class AnswerBugs {

    private AnswerBugs() {}

    static Stream<SeededBug> all() {
        return Stream.of(
                SeededBug.of("timeout treated as refusal", Set.of("I4"),
                        (stage, withBug) -> chargedAfterATimeout(stage, withBug, withBug)),
                SeededBug.of("202 read as done", Set.of("I4"), AnswerBugs::declinedAfterA202),
                SeededBug.of("release read as refund", Set.of("I4"), AnswerBugs::cancelledAfterItsConfirmation));
    }

    /** What is refused is undone at payment as well, which makes up for it. */
    static Stream<SeededBug> covered() {
        return Stream.of(SeededBug.covered("timeout treated as refusal, and undone",
                (stage, withBug) -> chargedAfterATimeout(stage, withBug, false)));
    }

    /** @param notUndone because where a charge is refused there is nothing to give back */
    private static UUID chargedAfterATimeout(Stage stage, boolean takenForRefusal, boolean notUndone) {
        Lost original = stage.wire().lose(Sent.CHARGE);
        if (takenForRefusal) {
            stage.wire().instead(Sent.CHARGE, charge -> {
                original.add(charge);
                return Optional.of(Message.Answer.problem(402, "payment-declined"));
            });
        }
        if (notUndone) {
            stage.desk().change(sql -> sql.replace("status = 'UNDOING', ",
                    "status = 'UNDOING', payment_end = 'DECLINED', "));
        }
        Shopper shopper = stage.shopper();
        shopper.buys("tok_approved");
        original.awaitSent();
        stage.wire().heal();
        original.arrives();
        return shopper.order();
    }

    private static UUID declinedAfterA202(Stage stage, boolean withBug) {
        AtomicBoolean bankIsSilent = new AtomicBoolean(true);
        AtomicBoolean accepted = new AtomicBoolean();
        stage.desk().change(sql -> bankIsSilent.get() && Sql.begins(sql, "INSERT INTO charges") ? "SELECT 1 / 0" : sql);
        stage.wire().instead(Sent.CHARGE, charge -> {
            Message.Answer answer = charge.deliver();
            accepted.compareAndSet(false, answer.status() == 202);
            return Optional.of(withBug && answer.status() == 202
                    ? Message.Answer.json(200, answer.text().replace("REQUESTED", "CAPTURED"))
                    : answer);
        });
        Shopper shopper = stage.shopper();
        shopper.buys("tok_declined");
        await().atMost(Shopper.PATIENCE).untilTrue(accepted);
        bankIsSilent.set(false);
        stage.hurry();
        return shopper.order();
    }

    private static UUID cancelledAfterItsConfirmation(Stage stage, boolean withBug) {
        if (withBug) {
            stage.wire().instead(Sent.UNDO_PAYMENT, undo -> {
                Message.Answer released = undo.redirected(Sent.RELEASE, stage.neighbour(Sent.RELEASE),
                        "/reservations/" + undo.order()).deliver();
                return Optional.of(Message.Answer.json(released.status(), "{\"orderId\": \"" + undo.order()
                        + "\", \"status\": \"REFUNDED\"}"));
            });
        }
        Shopper shopper = stage.shopper();
        shopper.buys("tok_approved");
        shopper.awaitStatus("CONFIRMED");
        shopper.cancels();
        return shopper.order();
    }
}
