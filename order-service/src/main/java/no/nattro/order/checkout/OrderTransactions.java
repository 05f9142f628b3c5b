package no.nattro.order.checkout;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import no.nattro.order.OrderProperties;
import no.nattro.order.RecoveryProperties;
import no.nattro.order.domain.DueOrder;
import no.nattro.order.domain.IdempotencyKey;
import no.nattro.order.domain.Lease;
import no.nattro.order.domain.Leases;
import no.nattro.order.domain.Order;
import no.nattro.order.domain.OrderId;
import no.nattro.order.domain.Orders;
import no.nattro.order.domain.OrdersInFlight;
import no.nattro.order.domain.PlaceOrder;
import no.nattro.order.domain.ShopperId;
import no.nattro.platform.request.Origin;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The transactions of this service: each short, none with a remote call inside. */
@Repository // so that what the database refuses arrives as DataAccessException, which the checkout knows
class OrderTransactions {

    private final EntityManager entities;
    private final Orders orders;
    private final Leases leases;
    private final OrderProperties checkout;
    private final RecoveryProperties recovery;

    OrderTransactions(EntityManager entities, OrderProperties checkout, RecoveryProperties recovery) {
        this.entities = entities;
        this.orders = new Orders(entities);
        this.leases = new Leases(entities);
        this.checkout = checkout;
        this.recovery = recovery;
    }

    /** Adds the order in its first lease; false when the key already stands for one. */
    @Transactional
    public boolean open(OrderId id, PlaceOrder command, Origin origin) {
        return orders.add(id, command, origin.requestId().value(), origin.traceparent(), checkout.lease());
    }

    /** One write of an owner; false when its row was not there, and nothing was written. */
    @Transactional
    public boolean write(Function<Orders, Boolean> fencedWrite) {
        return fencedWrite.apply(orders);
    }

    @Transactional
    public Optional<Lease> claim(OrderId id) {
        return leases.take(id, checkout.lease());
    }

    /** Takes the leases of at most so many orders that nobody works on. */
    @Transactional
    public List<DueOrder> claimDue(int atMost) {
        return leases.takeDue(atMost, checkout.lease(), checkout.giveUpAfter(), recovery.attentionAfter());
    }

    @Transactional
    public void requestCancellation(OrderId id) {
        orders.requestCancellation(id);
    }

    @Transactional(readOnly = true)
    public Optional<Order> find(OrderId id) {
        return orders.find(id);
    }

    @Transactional(readOnly = true)
    public Optional<Order> find(OrderId id, ShopperId shopper) {
        return orders.find(id, shopper);
    }

    @Transactional(readOnly = true)
    public Optional<Order> find(ShopperId shopper, IdempotencyKey key) {
        return orders.find(shopper, key);
    }

    @Transactional(readOnly = true)
    public List<Order> page(ShopperId shopper, @Nullable OrderId after, int limit) {
        return orders.page(shopper, after, limit);
    }

    @Transactional(readOnly = true)
    public Optional<Duration> firstLeaseLeft(OrderId id) {
        return leases.leftOfTheFirst(id);
    }

    @Transactional(readOnly = true)
    public OrdersInFlight inFlight() {
        return OrdersInFlight.count(entities);
    }
}
