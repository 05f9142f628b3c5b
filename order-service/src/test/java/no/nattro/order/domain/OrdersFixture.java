package no.nattro.order.domain;

import static no.nattro.order.domain.OrderStatus.CONFIRMED;
import static no.nattro.order.domain.OrderStatus.CONFIRMING;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import no.nattro.order.OrderDatabase;
import no.nattro.order.ScriptedNeighbours;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** One open order in its first lease, on a real database. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({OrderDatabase.class, ScriptedNeighbours.class})
abstract class OrdersFixture {

    static final Duration LEASE = Duration.ofSeconds(10);
    static final Prices PRICES = new Prices(Map.of("NO-1001", Money.nok(100)), Money.nok(200));
    static final FrozenAnswer CREATED = new FrozenAnswer(201, "{}");
    static final FrozenAnswer REFUSED = new FrozenAnswer(409, "{\"refused\": true}");

    @Autowired
    EntityManager entities;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient sql;

    final OrderId id = OrderId.random();
    final Lease first = Lease.first(id);

    @BeforeEach
    void anOrderIsOpen() {
        assertThat(write(orders -> orders.add(id, command(), "request-1234", null, LEASE))).isTrue();
    }

    static PlaceOrder command() {
        return new PlaceOrder(new ShopperId(UUID.randomUUID()), new IdempotencyKey("key"),
                List.of(OrderLine.of("NO-1001", 2)), "tok_approved", null);
    }

    void confirm() {
        write(orders -> orders.toCharging(first, PRICES));
        write(orders -> orders.toConfirming(first));
        write(orders -> orders.toConfirmed(first, CREATED));
        assertThat(read().status()).isEqualTo(CONFIRMED).isNotEqualTo(CONFIRMING);
    }

    Lease takeOver() {
        expire();
        assertThat(claim()).isTrue();
        return new Lease(id, 2);
    }

    boolean claim() {
        return Boolean.TRUE.equals(transaction.execute(_ -> leases().take(id, LEASE).isPresent()));
    }

    Leases leases() {
        return new Leases(entities);
    }

    void cancel() {
        write(orders -> {
            orders.requestCancellation(id);
            return true;
        });
    }

    void expire() {
        sql.sql("UPDATE orders SET next_attempt_at = clock_timestamp() WHERE id = ?").param(id.value()).update();
    }

    Order read() {
        return find(orders -> orders.find(id).orElseThrow());
    }

    Object column(String name) {
        return sql.sql("SELECT " + name + " FROM orders WHERE id = ?").param(id.value()).query().singleRow().get(name);
    }

    boolean write(Function<Orders, Boolean> write) {
        return Boolean.TRUE.equals(transaction.execute(_ -> write.apply(new Orders(entities))));
    }

    <T> T find(Function<Orders, T> find) {
        return transaction.execute(_ -> find.apply(new Orders(entities)));
    }
}
