package no.nattro.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import no.nattro.inventory.support.InventoryTest;
import no.nattro.postgres.Role;
import no.nattro.testkit.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may do what in the database. */
@InventoryTest
class RolesIT {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private final JdbcClient sql;

    RolesIT(JdbcClient sql) {
        this.sql = sql;
    }

    @ParameterizedTest
    @EnumSource(names = {"ORDERS", "PAYMENTS", "BANK"})
    void the_service_cannot_enter_another_database(Role other) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> connect(Role.INVENTORY, other).close())
                .satisfies(refusal -> assertThat(refusal.getSQLState()).isEqualTo(INSUFFICIENT_PRIVILEGE));
    }

    @ParameterizedTest
    @EnumSource(names = {"ORDERS", "PAYMENTS", "BANK"})
    void no_other_service_can_enter_this_one(Role other) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> connect(other, Role.INVENTORY).close())
                .satisfies(refusal -> assertThat(refusal.getSQLState()).isEqualTo(INSUFFICIENT_PRIVILEGE));
    }

    @Test
    void the_auditor_reads_every_table_and_writes_none() throws SQLException {
        try (Connection auditor = connect(Role.AUDITOR, Role.INVENTORY);
                Statement statement = auditor.createStatement()) {
            for (String table : List.of("products", "stock", "reservations", "reservation_lines",
                    "reservation_history")) {
                try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
                    assertThat(rows.next()).isTrue();
                }
            }
            statement.execute("SET default_transaction_read_only = off");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.execute("UPDATE stock SET available = 0"))
                    .satisfies(refusal -> assertThat(refusal.getSQLState()).isEqualTo(INSUFFICIENT_PRIVILEGE));
        }
    }

    @Test
    void a_frozen_transaction_does_not_keep_its_locks() {
        assertThat(sql.sql("SHOW idle_in_transaction_session_timeout").query(String.class).single()).isEqualTo("5s");
        assertThat(sql.sql("SHOW lock_timeout").query(String.class).single()).isEqualTo("2s");
        assertThat(sql.sql("SHOW statement_timeout").query(String.class).single()).isEqualTo("3s");
    }

    private static Connection connect(Role who, Role where) throws SQLException {
        return DriverManager.getConnection(TestDatabase.url(where), who.sqlName(), TestDatabase.password());
    }
}
