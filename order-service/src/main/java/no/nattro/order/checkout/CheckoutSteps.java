package no.nattro.order.checkout;

import no.nattro.order.domain.Lease;
import no.nattro.order.domain.Money;
import no.nattro.order.domain.Order;
import no.nattro.order.domain.OrderStatus;
import no.nattro.order.domain.Prices;
import no.nattro.order.domain.UndoReason;
import no.nattro.order.inventory.Inventory;
import no.nattro.order.payment.Payments;
import no.nattro.platform.request.Deadline;
import no.nattro.platform.upstream.Outcome.Done;
import no.nattro.platform.upstream.Outcome.NotSent;
import no.nattro.platform.upstream.Outcome.Refused;
import no.nattro.platform.upstream.Outcome.Unknown;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The checkout, a step at a time. The intent stands in the row before a step's remote call is made, so that whoever finds
 * the row later repeats the same call. Only a definite refusal is undone: a timeout is not a refusal, money may have moved.
 */
@Component
class CheckoutSteps {

    private static final Logger log = LoggerFactory.getLogger(CheckoutSteps.class);

    private final OrderTransactions transactions;
    private final Inventory inventory;
    private final Payments payments;
    private final Answers answers;

    CheckoutSteps(OrderTransactions transactions, Inventory inventory, Payments payments, Answers answers) {
        this.transactions = transactions;
        this.inventory = inventory;
        this.payments = payments;
        this.answers = answers;
    }

    /** Takes the next step of an order that is owned and not at its end. */
    Step take(Order order, Lease lease, Deadline deadline) {
        if (order.isCancellationRequested() && order.status().isUndecided()) {
            return undo(order, lease, UndoReason.SHOPPER, "The order was cancelled before it was confirmed.");
        }
        return switch (order.status()) {
            case RESERVING -> reserve(order, lease, deadline);
            case CHARGING -> charge(order, lease, deadline);
            case CONFIRMING -> confirm(order, lease, deadline);
            case UNDOING -> order.mustUndoPayment()
                    ? undoPayment(order, lease, deadline)
                    : releaseStock(order, lease, deadline);
            case CONFIRMED, REJECTED, CANCELLED ->
                throw new IllegalStateException("nothing is left to do for " + order.id());
        };
    }

    /** Begins to undo an order whose end could not be learnt in time, unless it is paid already or its shopper cancels. */
    void giveUp(Order order, Lease lease) {
        if (order.status().mayBeGivenUp() && !order.isCancellationRequested()
                && undo(order, lease, UndoReason.GAVE_UP, "The order could not be completed in time and was cancelled."
                        + " What was charged is given back.") == Step.WRITTEN) {
            log.warn("Order {}: given up, {} did not end in time", order.id(), order.status());
        }
    }

    private Step reserve(Order order, Lease lease, Deadline deadline) {
        return switch (inventory.reserve(order.id(), order.shopper(), order.lines(), deadline)) {
            case Done(Prices prices) -> hasExpectedTotal(order, prices)
                    ? written(transactions.write(orders -> orders.toCharging(lease, prices)))
                    : priceChanged(order, lease, prices);
            case Refused(Inventory.ReservationRefusal reason, String detail) -> undo(order, lease, switch (reason) {
                case OUT_OF_STOCK -> UndoReason.OUT_OF_STOCK;
                case UNKNOWN_SKU -> UndoReason.UNKNOWN_SKU;
            }, detail);
            case Unknown(String cause) -> unknown(order, "reserve", cause);
            case NotSent(String cause) -> notSent(order, "reserve", cause);
        };
    }

    private Step charge(Order order, Lease lease, Deadline deadline) {
        return switch (payments.charge(order.id(), order.shopper(), order.total().orElseThrow(), order.paymentToken(),
                deadline)) {
            case Done(_) -> written(transactions.write(orders -> orders.toConfirming(lease)));
            case Refused(Payments.ChargeRefusal reason, String detail) -> undo(order, lease, switch (reason) {
                case DECLINED -> UndoReason.DECLINED;
            }, detail);
            case Unknown(String cause) -> unknown(order, "charge", cause);
            case NotSent(String cause) -> notSent(order, "charge", cause);
        };
    }

    private Step confirm(Order order, Lease lease, Deadline deadline) {
        return switch (inventory.confirm(order.id(), order.shopper(), deadline)) {
            case Done(_) -> written(transactions.write(orders -> orders.toConfirmed(lease, answers.confirmed(order))));
            case Refused(Inventory.ConfirmationRefusal reason, _) -> confirmationRefused(order, lease, reason);
            case Unknown(String cause) -> unknown(order, "confirm", cause);
            case NotSent(String cause) -> notSent(order, "confirm", cause);
        };
    }

    /** A bug, unless we have slept past our lease: then the shopper has cancelled meanwhile, and the order is not ours. */
    private Step confirmationRefused(Order order, Lease lease, Inventory.ConfirmationRefusal reason) {
        if (!transactions.write(orders -> orders.needsAttention(lease, OrderStatus.CONFIRMING))) {
            return Step.ROW_IS_ANOTHER;
        }
        log.error("Order {} is paid, but its stock cannot be sold ({}): a person must look", order.id(), reason);
        return Step.STUCK_UNKNOWN;
    }

    private Step undoPayment(Order order, Lease lease, Deadline deadline) {
        return switch (payments.undo(order.id(), order.shopper(), deadline)) {
            case Done(var end) -> written(transactions.write(orders -> orders.paymentEnded(lease, end)));
            case Refused(_, String detail) -> unknown(order, "undo the payment", "refused: " + detail);
            case Unknown(String cause) -> unknown(order, "undo the payment", cause);
            case NotSent(String cause) -> notSent(order, "undo the payment", cause);
        };
    }

    private Step releaseStock(Order order, Lease lease, Deadline deadline) {
        return switch (inventory.release(order.id(), order.shopper(), deadline)) {
            case Done(_) ->
                written(transactions.write(orders -> orders.toEnd(lease, order.undoReason().orElseThrow())));
            case Refused(_, String detail) -> unknown(order, "release the stock", "refused: " + detail);
            case Unknown(String cause) -> unknown(order, "release the stock", cause);
            case NotSent(String cause) -> notSent(order, "release the stock", cause);
        };
    }

    private Step priceChanged(Order order, Lease lease, Prices prices) {
        String detail = "The total is " + prices.total() + ", not " + order.expectedTotal().orElseThrow()
                + ". Nothing was charged.";
        return written(transactions.write(orders -> orders.toPriceChanged(lease, prices,
                answers.refused(order, UndoReason.PRICE_CHANGED, detail))));
    }

    private Step undo(Order order, Lease lease, UndoReason reason, String detail) {
        return written(transactions.write(orders -> orders.toUndoing(lease, order.status(), reason,
                answers.refused(order, reason, detail))));
    }

    private static boolean hasExpectedTotal(Order order, Prices prices) {
        return order.expectedTotal().map(Money::amount).map(expected -> expected == prices.total().amount())
                .orElse(true);
    }

    private static Step written(boolean found) {
        return found ? Step.WRITTEN : Step.ROW_IS_ANOTHER;
    }

    private static Step unknown(Order order, String what, String cause) {
        log.warn("Order {}: to {} ended unknown: {}", order.id(), what, cause);
        return Step.STUCK_UNKNOWN;
    }

    private static Step notSent(Order order, String what, String cause) {
        log.warn("Order {}: to {} was not even sent: {}", order.id(), what, cause);
        return Step.STUCK_NOT_SENT;
    }
}
