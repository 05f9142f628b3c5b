package no.nattro.demo.books.audit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.nattro.demo.books.OrderRow;
import no.nattro.demo.books.Reading;
import no.nattro.demo.books.Story;
import no.nattro.demo.books.history.History;
import no.nattro.demo.books.history.Operation;

/** A cancellation that is accepted and then lost leaves books in order: only who was told that it is accepted knows of it. */
final class AcceptedCancellations implements Witness {

    /** Done, and noted: of either there is only one end. */
    private static final Set<Integer> ACCEPTED = Set.of(200, 202);

    private final List<Operation> accepted;

    AcceptedCancellations(History history) {
        this.accepted = history.operations().stream()
                .filter(operation -> operation.what() == Operation.What.CANCEL && operation.orderId() != null)
                .filter(operation -> operation.status() != null && ACCEPTED.contains(operation.status())).toList();
    }

    @Override
    public void judge(Reading reading, Findings findings) {
        accepted.forEach(cancellation -> judge(cancellation, reading.story(cancellation.orderId()), findings));
    }

    private static void judge(Operation cancellation, Story story, Findings findings) {
        findings.judged("cancellation");
        OrderRow order = story.order();
        String said = "its cancellation was answered " + cancellation.status();
        if (order == null) {
            findings.wrong(story.id(), said + ", and there is no such order");
        } else if (!cancellation.shopper().equals(Optional.of(order.shopper()))) {
            findings.wrong(story.id(), said + " to "
                    + cancellation.shopper().map(shopper -> "shopper " + shopper).orElse("nobody that is known")
                    + ", and it is of shopper " + order.shopper());
        } else if (story.isConfirmed()) {
            findings.wrong(story.id(), said + ", and it is " + order.status() + ": " + order.path());
        }
    }
}
