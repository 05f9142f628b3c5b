package no.nattro.inventory.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import no.nattro.inventory.domain.ReservationStatus;
import no.nattro.inventory.support.Books;
import no.nattro.inventory.support.Calls;
import no.nattro.inventory.support.InventoryTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database refuses, whatever a program asks of it. */
@InventoryTest
class DatabaseRulesIT {

    private final Calls calls;
    private final Books books;
    private final JdbcClient sql;
    private final UUID order = UUID.randomUUID();

    DatabaseRulesIT(Calls calls, Books books, JdbcClient sql) {
        this.calls = calls;
        this.books = books;
        this.sql = sql;
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "UPDATE reservation_history SET to_status = 'SOLD'",
            "DELETE FROM reservation_history",
            "TRUNCATE reservation_history",
            "DELETE FROM reservations",
            "TRUNCATE reservations CASCADE"
    })
    void what_happened_cannot_be_unwritten(String statement) {
        calls.undo(order);

        assertThatThrownBy(() -> sql.sql(statement).update()).isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("what happened stays");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "UPDATE stock SET available = available - 6, held = held + 6 WHERE sku = ?",
            "UPDATE stock SET available = available - 1 WHERE sku = ?",
            "UPDATE stock SET held = held - 1, available = available + 1 WHERE sku = ?",
            "UPDATE stock SET sold = sold + 1 WHERE sku = ?"
    })
    void no_statement_makes_or_loses_a_piece(String statement) {
        String sku = books.newProduct(5);

        assertThatThrownBy(() -> sql.sql(statement).param(sku).update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void every_recorded_step_is_a_legal_one() {
        calls.reserve(order, books.newProduct(5) + "*1");
        calls.confirm(order);
        calls.undo(order);

        List<Step> steps = sql.sql("SELECT DISTINCT from_status AS before, to_status AS after FROM reservation_history")
                .query(Step.class).list();

        assertThat(steps).isNotEmpty().allMatch(step -> ReservationStatus.isLegal(step.before(), step.after()));
    }

    private record Step(@Nullable ReservationStatus before,
            ReservationStatus after) {}
}
