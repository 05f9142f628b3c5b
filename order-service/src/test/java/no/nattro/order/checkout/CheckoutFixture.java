package no.nattro.order.checkout;

import static no.nattro.order.domain.OrderStatus.CHARGING;
import static no.nattro.order.domain.OrderStatus.CONFIRMING;
import static no.nattro.order.domain.OrderStatus.RESERVING;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.nattro.order.OrderDatabase;
import no.nattro.order.ScriptedNeighbours;
import no.nattro.order.domain.IdempotencyKey;
import no.nattro.order.domain.Money;
import no.nattro.order.domain.Order;
import no.nattro.order.domain.OrderId;
import no.nattro.order.domain.OrderLine;
import no.nattro.order.domain.OrderStatus;
import no.nattro.order.domain.PlaceOrder;
import no.nattro.order.domain.ShopperId;
import no.nattro.platform.request.Deadline;
import no.nattro.platform.request.Origin;
import no.nattro.platform.request.RequestId;
import no.nattro.platform.upstream.Outcome.NotSent;
import no.nattro.platform.upstream.Outcome.Unknown;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.provider.Arguments;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The checkout on a real database, with neighbours that do as they are told. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({OrderDatabase.class, ScriptedNeighbours.class})
abstract class CheckoutFixture {

    static final Origin ORIGIN = new Origin(new RequestId("checkout-it"), null);

    @Autowired
    Checkout checkout;

    @Autowired
    OrderTransactions transactions;

    @Autowired
    ScriptedNeighbours.Script script;

    @Autowired
    JdbcClient sql;

    final ShopperId shopper = new ShopperId(UUID.randomUUID());

    @BeforeEach
    void forgetTheScript() {
        script.reset();
    }

    Placed place(PlaceOrder command) {
        return checkout.place(command, ORIGIN, deadline());
    }

    PlaceOrder command(String key, Money expectedTotal) {
        return new PlaceOrder(shopper, new IdempotencyKey(key), List.of(OrderLine.of("NO-1001", 2)), "tok_approved",
                expectedTotal);
    }

    static Deadline deadline() {
        return Deadline.in(Duration.ofSeconds(4));
    }

    Order reread(Order order) {
        return transactions.find(order.id()).orElseThrow();
    }

    Object row(Order order, String column) {
        return sql.sql("SELECT " + column + " FROM orders WHERE id = ?").param(order.id().value()).query()
                .singleRow().get(column);
    }

    /** With every column, so that no write can hide. */
    String wholeRow(OrderId id) {
        return sql.sql("SELECT CAST(orders AS text) FROM orders WHERE id = ?").param(id.value()).query(String.class)
                .single();
    }

    List<String> path(Order order) {
        return sql.sql("SELECT to_status FROM order_history WHERE order_id = ? ORDER BY id").param(order.id().value())
                .query(String.class).list();
    }

    void expire(OrderId id) {
        sql.sql("UPDATE orders SET next_attempt_at = clock_timestamp() WHERE id = ?").param(id.value()).update();
    }

    static Stream<Arguments> outcomes_that_leave_the_end_open() {
        return Stream.of("reserve:RESERVING", "charge:CHARGING", "confirm:CONFIRMING").flatMap(step -> Stream.of(
                arguments(step.split(":")[0], new Unknown<>("timed out"), OrderStatus.valueOf(step.split(":")[1]), 1),
                arguments(step.split(":")[0], new NotSent<>("no connection"), OrderStatus.valueOf(step.split(":")[1]),
                        0)));
    }
}
