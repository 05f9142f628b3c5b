package no.nattro.order.checkout;

import java.util.List;
import java.util.Optional;
import no.nattro.order.domain.Lease;
import no.nattro.order.domain.Order;
import no.nattro.order.domain.OrderId;
import no.nattro.order.domain.PlaceOrder;
import no.nattro.order.domain.ShopperId;
import no.nattro.platform.request.Deadline;
import no.nattro.platform.request.Origin;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Places orders and drives them towards their end, for as long as the request that asked for it may wait. Whatever is said to
 * the shopper is read from the row, never remembered: the owner may have lost its lease without knowing.
 */
@Component
public class Checkout {

    private final OrderTransactions transactions;
    private final OrderDriver driver;

    Checkout(OrderTransactions transactions, OrderDriver driver) {
        this.transactions = transactions;
        this.driver = driver;
    }

    /**
     * Places an order, or finds the one that the key already stands for.
     *
     * @throws OutcomeUnknown when something fails in a way that leaves it open whether there is an order now
     * @throws org.springframework.transaction.CannotCreateTransactionException when it is certain that there is none
     */
    public Placed place(PlaceOrder command, Origin origin, Deadline deadline) {
        OrderId id = OrderId.random();
        if (!OutcomeUnknown.unlessNothingBegan(() -> transactions.open(id, command, origin))) {
            return OutcomeUnknown.instead(() -> known(command));
        }
        return OutcomeUnknown.instead(() -> {
            driver.drive(Lease.first(id), deadline, Pause.NONE);
            return answer(read(id), false);
        });
    }

    /**
     * Cancels an order of this shopper's, and undoes it at once as far as the deadline allows.
     *
     * @return the order as it then stands; empty when the shopper has none with this id
     * @throws OutcomeUnknown when something fails in a way that leaves it open whether the cancellation was noted
     */
    public Optional<Order> cancel(OrderId id, ShopperId shopper, Deadline deadline) {
        return OutcomeUnknown.unlessNothingBegan(() -> transactions.find(id, shopper))
                .map(_ -> OutcomeUnknown.instead(() -> {
                    transactions.requestCancellation(id);
                    transactions.claim(id).ifPresent(lease -> driver.drive(lease, deadline, Pause.NONE));
                    return read(id);
                }));
    }

    public Optional<Order> find(OrderId id, ShopperId shopper) {
        return transactions.find(id, shopper);
    }

    /** A shopper's orders, the newest first, at most so many, beginning after the one named. */
    public List<Order> page(ShopperId shopper, @Nullable OrderId after, int limit) {
        return transactions.page(shopper, after, limit);
    }

    private Placed known(PlaceOrder command) {
        Order order = transactions.find(command.shopper(), command.key()).orElseThrow();
        if (!order.wasPlacedBy(command)) {
            return new Placed.KeyReused();
        }
        return order.frozenAnswer().isPresent()
                ? answer(order, true)
                : transactions.firstLeaseLeft(order.id()).<Placed>map(Placed.InProgress::new)
                        .orElseGet(() -> answer(read(order.id()), true));
    }

    private static Placed answer(Order order, boolean replayed) {
        return order.frozenAnswer().<Placed>map(answer -> new Placed.Decided(order, answer, replayed))
                .orElseGet(() -> new Placed.Pending(order));
    }

    private Order read(OrderId id) {
        return transactions.find(id).orElseThrow();
    }
}
