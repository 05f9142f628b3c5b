package no.nattro.order.checkout;

import io.micrometer.observation.Observation;
import java.util.List;
import no.nattro.order.RecoveryProperties;
import no.nattro.order.domain.DueOrder;
import no.nattro.order.domain.Lease;
import no.nattro.order.domain.Order;
import no.nattro.platform.request.CurrentDeadline;
import no.nattro.platform.request.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Goes on with orders that nobody works on any more: their request waits no longer, or died with its process. It takes their
 * lease and then does what a request does; that a step may have been done before is what every call to a neighbour is
 * idempotent for.
 */
@Component
class CheckoutRecovery {

    private static final Logger log = LoggerFactory.getLogger(CheckoutRecovery.class);

    private final OrderTransactions transactions;
    private final CheckoutSteps steps;
    private final OrderDriver driver;
    private final Backoff backoff;
    private final RecoveryStories stories;
    private final RecoveryProperties properties;

    CheckoutRecovery(OrderTransactions transactions, CheckoutSteps steps, OrderDriver driver, Backoff backoff,
            RecoveryStories stories, RecoveryProperties properties) {
        this.transactions = transactions;
        this.steps = steps;
        this.driver = driver;
        this.backoff = backoff;
        this.stories = stories;
        this.properties = properties;
    }

    /** Takes the leases of at most so many orders; nobody else has the same ones. */
    List<DueOrder> claim(int atMost) {
        return transactions.claimDue(atMost);
    }

    /** Works on a claimed order until it is at its end, gets stuck, or the time is used up; whether it is at its end. */
    boolean goOnWith(DueOrder due) {
        Deadline deadline = Deadline.in(properties.budget());
        try (CurrentDeadline.Scope _ = CurrentDeadline.set(deadline)) {
            Order found = transactions.find(due.lease().order()).orElseThrow();
            Observation story = stories.of(found);
            return story.observe(() -> isBroughtToItsEnd(found, due, deadline, story));
        }
    }

    private boolean isBroughtToItsEnd(Order found, DueOrder due, Deadline deadline, Observation story) {
        Lease lease = due.lease();
        if (due.overdue() && found.isOwnedBy(lease)) {
            steps.giveUp(found, lease);
        }
        Order left = driver.drive(lease, deadline, backoff);
        boolean ended = left.wasEndedBy(lease);
        if (ended) {
            log.info("Order {}: {}, by recovery", left.id(), left.status());
            stories.ended(story, left.status());
        }
        return ended;
    }
}
