package no.nattro.order.domain;

import static no.nattro.order.domain.OrderStatus.CHARGING;
import static no.nattro.order.domain.OrderStatus.CONFIRMED;
import static no.nattro.order.domain.OrderStatus.CONFIRMING;
import static no.nattro.order.domain.OrderStatus.RESERVING;
import static no.nattro.order.domain.OrderStatus.UNDOING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import no.nattro.postgres.Role;
import no.nattro.testkit.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;

/** What the database itself refuses, whoever asks. */
class OrderRowsIT extends OrdersFixture {

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
}
