package no.nattro.order.checkout;

import no.nattro.order.domain.Lease;
import no.nattro.order.domain.Order;
import no.nattro.platform.request.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Drives an order towards its end for whoever holds its lease, a request or recovery. One way for both: a recovery of its own
 * would be a second checkout, tried out only when something has gone wrong already.
 */
@Component
class OrderDriver {

    private static final Logger log = LoggerFactory.getLogger(OrderDriver.class);

    /** A restarted database breaks each of the pool's connections (5), and each is found out by a failure. */
    private static final int MOST_FAILURES = 5;

    private final OrderTransactions transactions;
    private final CheckoutSteps steps;

    OrderDriver(OrderTransactions transactions, CheckoutSteps steps) {
        this.transactions = transactions;
        this.steps = steps;
    }

    /**
     * Takes step after step until the order is at its end, the lease is lost, or a neighbour leaves us without an answer; then
     * the lease is given up, and the order rests for the pause. After a failure of the database the row is read again: it tells
     * whether the write had happened all the same.
     *
     * @return the order as it was last read
     */
    Order drive(Lease lease, Deadline deadline, Pause pause) {
        for (int failures = 0;;) {
            try {
                Order order = transactions.find(lease.order()).orElseThrow();
                if (!order.isOwnedBy(lease)
                        || isHandedOver(order, lease, steps.take(order, lease, deadline), pause)) {
                    return order;
                }
            } catch (DataAccessException | TransactionException failure) {
                if (++failures > MOST_FAILURES || !deadline.allowsACall()) {
                    throw failure;
                }
                log.warn("Order {}: the database failed, the row is read again", lease.order(), failure);
            }
        }
    }

    /** Not if the row was another than believed: then it is read again, and may still be ours to go on with. */
    private boolean isHandedOver(Order order, Lease lease, Step step, Pause pause) {
        return switch (step) {
            case WRITTEN, ROW_IS_ANOTHER -> false;
            case STUCK_UNKNOWN -> transactions.write(orders -> orders.handOver(lease, order.status(), true,
                    pause.afterUnknown(order.attempts() + 1)));
            case STUCK_NOT_SENT -> transactions.write(orders -> orders.handOver(lease, order.status(), false,
                    pause.afterNotSent()));
        };
    }
}
