package no.nattro.order.checkout;

import java.time.Duration;
import java.util.List;
import no.nattro.order.domain.DueOrder;
import no.nattro.order.domain.Lease;
import no.nattro.order.domain.Order;
import no.nattro.order.domain.OrderId;
import no.nattro.platform.upstream.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Recovery a round at a time, when the test says so; nothing but the test's own orders is due. */
abstract class RecoveryFixture extends CheckoutFixture {

    @Autowired
    CheckoutRecovery recovery;

    @BeforeEach
    void putOffTheOrdersOfOtherTests() {
        sql.sql("UPDATE orders SET next_attempt_at = clock_timestamp() + interval '1 day' WHERE next_attempt_at IS NOT NULL")
                .update();
    }

    /** One round: whatever is due is worked on. */
    int recover() {
        List<DueOrder> due = recovery.claim(1000);
        due.forEach(recovery::goOnWith);
        return due.size();
    }

    /** An order whose request got stuck in this call, and is no longer waited for. */
    Order stuckIn(String call, Outcome<?, ?> outcome) {
        script.next(call, outcome);
        return ((Placed.Pending) place(command("key-1", null))).order();
    }

    /** An order whose owner has died after its first commit; the lease has not run out yet. */
    OrderId abandoned() {
        OrderId id = OrderId.random();
        transactions.open(id, command("key-" + id, null), ORIGIN);
        return id;
    }

    Lease takeOver(OrderId id) {
        expire(id);
        return transactions.claim(id).orElseThrow();
    }

    /** Lets a time of the row lie further back, as if so much time had passed. */
    void age(OrderId id, String column, Duration by) {
        sql.sql("UPDATE orders SET " + column + " = " + column + " - make_interval(secs => ?) WHERE id = ?")
                .params(by.toSeconds(), id.value()).update();
    }

    /** How long the order rests from now on. */
    Duration rest(OrderId id) {
        return Duration.ofMillis(
                sql.sql("SELECT CAST(EXTRACT(EPOCH FROM next_attempt_at - clock_timestamp()) * 1000 AS bigint)"
                        + " FROM orders WHERE id = ?").param(id.value()).query(Long.class).single());
    }
}
