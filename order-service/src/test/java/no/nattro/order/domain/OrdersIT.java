package no.nattro.order.domain;

import static no.nattro.order.domain.OrderStatus.CHARGING;
import static no.nattro.order.domain.OrderStatus.CONFIRMED;
import static no.nattro.order.domain.OrderStatus.CONFIRMING;
import static no.nattro.order.domain.OrderStatus.RESERVING;
import static no.nattro.order.domain.OrderStatus.UNDOING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import no.nattro.order.OrderDatabase;
import no.nattro.order.ScriptedNeighbours;
import no.nattro.postgres.Role;
import no.nattro.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The fenced writes, one by one: who may write what, and what the database itself refuses. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({OrderDatabase.class, ScriptedNeighbours.class})
class OrdersIT {

    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Prices PRICES = new Prices(Map.of("NO-1001", Money.nok(100)), Money.nok(200));
    private static final FrozenAnswer CREATED = new FrozenAnswer(201, "{}");
    private static final FrozenAnswer REFUSED = new FrozenAnswer(409, "{\"refused\": true}");

    @Autowired
    private EntityManager entities;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient sql;

    private final OrderId id = OrderId.random();
    private final Lease first = Lease.first(id);

    @BeforeEach
    void anOrderIsOpen() {
        assertThat(write(orders -> orders.add(id, command(), "request-1234", null, LEASE))).isTrue();
    }

    @Test
    void a_key_stands_for_one_order() {
        ShopperId shopper = read().shopper();
        PlaceOrder again = new PlaceOrder(shopper, new IdempotencyKey("key"), List.of(OrderLine.of("NO-1", 1)),
                "tok_abc",
                null);
        assertThat(write(orders -> orders.add(OrderId.random(), again, "request-1234", null, LEASE))).isFalse();
    }

    @Test
    void an_owner_goes_the_whole_way_and_its_lease_ends_with_the_decision() {
        assertThat(write(orders -> orders.toCharging(first, PRICES))).isTrue();
        assertThat(write(orders -> orders.toConfirming(first))).isTrue();
        assertThat(write(orders -> orders.toConfirmed(first, CREATED))).isTrue();
        assertThat(read().frozenAnswer()).contains(CREATED);
        assertThat(read().isOwnedBy(first)).isFalse();
        assertThat(column("next_attempt_at")).isNull();
    }

    @Test
    void an_owner_of_an_earlier_epoch_writes_nothing() {
        Lease later = takeOver();
        assertThat(write(orders -> orders.toCharging(first, PRICES))).isFalse();
        assertThat(write(orders -> orders.toUndoing(first, RESERVING, UndoReason.OUT_OF_STOCK, REFUSED))).isFalse();
        assertThat(write(orders -> orders.handOver(first, RESERVING, true))).isFalse();
        assertThat(write(orders -> orders.needsAttention(first, RESERVING))).isFalse();
        assertThat(read().status()).isEqualTo(RESERVING);
        assertThat(write(orders -> orders.toCharging(later, PRICES))).isTrue();
    }

    @Test
    void an_owner_that_believes_another_status_writes_nothing() {
        write(orders -> orders.toCharging(first, PRICES));
        assertThat(write(orders -> orders.toCharging(first, PRICES))).isFalse();
        assertThat(write(orders -> orders.toConfirmed(first, CREATED))).isFalse();
        assertThat(write(orders -> orders.handOver(first, RESERVING, false))).isFalse();
        assertThat(write(orders -> orders.paymentEnded(first, PaymentEnd.VOIDED))).isFalse();
        assertThat(read().status()).isEqualTo(CHARGING);
    }

    @Test
    void a_requested_cancellation_stands_in_every_way_forward_and_in_no_way_back() {
        write(orders -> orders.toCharging(first, PRICES));
        cancel();
        assertThat(read().isCancellationRequested()).isTrue();
        assertThat(write(orders -> orders.toConfirming(first))).isFalse();
        assertThat(write(orders -> orders.toUndoing(first, CHARGING, UndoReason.SHOPPER, REFUSED))).isTrue();
    }

    @Test
    void a_cancellation_takes_no_living_owners_lease() {
        cancel();
        assertThat(claim()).isFalse();
        assertThat(column("lease_epoch")).isEqualTo(1L);
    }

    @Test
    void a_cancellation_of_a_confirmed_order_begins_to_undo_it_and_makes_it_due() {
        confirm();
        cancel();
        assertThat(read().status()).isEqualTo(UNDOING);
        assertThat(read().undoReason()).contains(UndoReason.SHOPPER);
        assertThat(read().frozenAnswer()).contains(CREATED);
        assertThat(column("lease_epoch")).isEqualTo(2L);
        assertThat(claim()).isTrue();
    }

    @Test
    void a_cancellation_of_what_is_being_undone_has_no_effect() {
        write(orders -> orders.toUndoing(first, RESERVING, UndoReason.OUT_OF_STOCK, REFUSED));
        cancel();
        assertThat(read().isCancellationRequested()).isFalse();
        assertThat(read().undoReason()).contains(UndoReason.OUT_OF_STOCK);
    }

    @Test
    void an_answer_is_frozen_only_once() {
        confirm();
        cancel();
        Lease undoer = new Lease(id, 2);
        assertThat(write(orders -> orders.paymentEnded(undoer, PaymentEnd.REFUNDED))).isTrue();
        assertThat(write(orders -> orders.toEnd(undoer, UndoReason.SHOPPER))).isTrue();
        assertThat(read().frozenAnswer()).contains(CREATED);
        assertThat(read().refund()).contains(Refund.DONE);
    }

    @Test
    void a_lease_is_claimed_by_one_of_many() throws Exception {
        expire();
        Callable<Boolean> claim = this::claim;
        int claimed = 0;
        try (ExecutorService claimers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> one : claimers.invokeAll(IntStream.range(0, 5).mapToObj(_ -> claim).toList())) {
                claimed += one.get() ? 1 : 0;
            }
        }
        assertThat(claimed).isEqualTo(1);
        assertThat(column("lease_epoch")).isEqualTo(2L);
    }

    @Test
    void a_handover_counts_an_unknown_outcome_but_not_what_was_never_sent() {
        write(orders -> orders.handOver(first, RESERVING, false));
        assertThat(column("attempts")).isEqualTo(0);
        assertThat(column("unknown_since")).isNull();
        write(orders -> orders.handOver(first, RESERVING, true));
        assertThat(column("attempts")).isEqualTo(1);
        assertThat(column("unknown_since")).isNotNull();
    }

    @Test
    void the_first_lease_is_told_from_a_later_one_and_from_a_decision() {
        Optional<Duration> left = find(orders -> orders.firstLeaseLeft(id));
        assertThat(left.orElseThrow()).isBetween(Duration.ofSeconds(5), LEASE);
        takeOver();
        Optional<Duration> leftOfALaterOne = find(orders -> orders.firstLeaseLeft(id));
        assertThat(leftOfALaterOne).isEmpty();
    }

    @Test
    void the_price_that_changed_is_kept() {
        assertThat(write(orders -> orders.toPriceChanged(first, PRICES, REFUSED))).isTrue();
        assertThat(read().total()).contains(Money.nok(200));
        assertThat(read().lines()).allMatch(line -> Long.valueOf(100).equals(line.unitPrice()));
    }

    @Test
    void an_illegal_move_is_refused_before_it_reaches_the_database() {
        assertThatThrownBy(
                () -> write(orders -> orders.toUndoing(first, OrderStatus.REJECTED, UndoReason.SHOPPER, REFUSED)))
                .hasMessageContaining("no order moves from REJECTED to UNDOING");
    }

    @Test
    void the_history_tells_every_move_and_cannot_be_changed() {
        confirm();
        assertThat(
                sql.sql("SELECT from_status || '>' || to_status FROM order_history WHERE order_id = ? AND from_status"
                        + " IS NOT NULL ORDER BY id").param(id.value()).query(String.class).list())
                .containsExactly("RESERVING>CHARGING", "CHARGING>CONFIRMING", "CONFIRMING>CONFIRMED");
        for (String change : List.of("UPDATE order_history SET to_status = 'REJECTED'", "DELETE FROM order_history",
                "TRUNCATE order_history")) {
            assertThatThrownBy(() -> sql.sql(change).update()).isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("never changed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "status = 'CONFIRMED'",
            "status = 'REJECTED'",
            "status = 'UNDOING', undo_reason = 'DECLINED'",
            "status = 'LOST'",
            "status = 'CHARGING', charging_entered = true",
            "status = 'CHARGING', total = 1",
            "undo_reason = 'DECLINED'",
            "frozen_status = 201",
            "next_attempt_at = NULL",
            "payment_token = '4111111111111111'",
            "total = -1"})
    void what_must_never_be_is_refused_by_the_database(String change) {
        assertThatThrownBy(() -> sql.sql("UPDATE orders SET " + change + " WHERE id = ?").param(id.value()).update())
                .isInstanceOf(DataAccessException.class).hasMessageContaining("violates check constraint");
    }

    @ParameterizedTest
    @ValueSource(strings = {"frozen_status = 409", "frozen_body = 'other'", "frozen_status = NULL, frozen_body = NULL"})
    void a_frozen_answer_is_kept_by_the_database(String change) {
        confirm();
        assertThatThrownBy(() -> sql.sql("UPDATE orders SET " + change + " WHERE id = ?").param(id.value()).update())
                .hasMessageContaining("is frozen");
    }

    @Test
    void a_confirmed_order_cannot_carry_a_cancellation() {
        confirm();
        assertThatThrownBy(() -> sql.sql("UPDATE orders SET cancel_requested_at = now() WHERE id = ?").param(id.value())
                .update()).hasMessageContaining("violates check constraint");
    }

    @Test
    void other_roles_stay_out_and_the_auditor_only_reads() throws SQLException {
        for (Role stranger : List.of(Role.PAYMENTS, Role.INVENTORY, Role.BANK)) {
            assertThatThrownBy(() -> connect(stranger)).as("%s", stranger).isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied for database");
        }
        try (Connection auditor = connect(Role.AUDITOR)) {
            List<Long> counts = new ArrayList<>();
            try (var rows = auditor.createStatement().executeQuery("SELECT count(*) FROM orders")) {
                while (rows.next()) {
                    counts.add(rows.getLong(1));
                }
            }
            assertThat(counts).hasSize(1);
            auditor.createStatement().execute("SET default_transaction_read_only = off");
            assertThatThrownBy(() -> auditor.createStatement().executeUpdate("DELETE FROM orders"))
                    .hasMessageContaining("permission denied for table");
        }
    }

    private static Connection connect(Role role) throws SQLException {
        return DriverManager.getConnection(TestDatabase.url(Role.ORDERS), role.sqlName(), TestDatabase.password());
    }

    private static PlaceOrder command() {
        return new PlaceOrder(new ShopperId(UUID.randomUUID()), new IdempotencyKey("key"),
                List.of(OrderLine.of("NO-1001", 2)), "tok_approved", null);
    }

    private void confirm() {
        write(orders -> orders.toCharging(first, PRICES));
        write(orders -> orders.toConfirming(first));
        write(orders -> orders.toConfirmed(first, CREATED));
        assertThat(read().status()).isEqualTo(CONFIRMED).isNotEqualTo(CONFIRMING);
    }

    private Lease takeOver() {
        expire();
        assertThat(claim()).isTrue();
        return new Lease(id, 2);
    }

    private boolean claim() {
        return write(orders -> orders.claim(id, LEASE).isPresent());
    }

    private void cancel() {
        write(orders -> {
            orders.requestCancellation(id);
            return true;
        });
    }

    private void expire() {
        sql.sql("UPDATE orders SET next_attempt_at = clock_timestamp() WHERE id = ?").param(id.value()).update();
    }

    private Order read() {
        return find(orders -> orders.find(id).orElseThrow());
    }

    private Object column(String name) {
        return sql.sql("SELECT " + name + " FROM orders WHERE id = ?").param(id.value()).query().singleRow().get(name);
    }

    private boolean write(Function<Orders, Boolean> write) {
        return Boolean.TRUE.equals(transaction.execute(_ -> write.apply(new Orders(entities))));
    }

    private <T> T find(Function<Orders, T> find) {
        return transaction.execute(_ -> find.apply(new Orders(entities)));
    }
}
