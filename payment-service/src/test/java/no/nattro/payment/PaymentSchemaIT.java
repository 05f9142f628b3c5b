package no.nattro.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import no.nattro.payment.domain.OrderId;
import no.nattro.postgres.Role;
import no.nattro.testkit.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@WholeService
class PaymentSchemaIT {

    private final Books books;
    private final PaymentCalls calls;

    PaymentSchemaIT(Books books, PaymentCalls calls) {
        this.books = books;
        this.calls = calls;
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE payment_history SET to_status = 'CAPTURED'", "DELETE FROM payment_history",
            "TRUNCATE payment_history", "TRUNCATE payments CASCADE"})
    void the_history_stays_written(String tampering) {
        assertThatThrownBy(() -> books.payments().sql(tampering).update())
                .hasMessageContaining("is refused: what happened stays written");
    }

    @Test
    void a_payment_cannot_be_deleted() {
        OrderId order = OrderId.random();
        calls.undo(order);

        assertThatThrownBy(() -> books.payments().sql("DELETE FROM payments WHERE order_id = ?").param(order.value())
                .update()).hasMessageContaining("foreign key");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NULL, NULL, NULL, 'REQUESTED', NULL, now(), now()                 | only_a_tombstone_has_no_body
            NULL, NULL, NULL, 'REFUNDED', NULL, NULL, NULL                    | only_a_tombstone_has_no_body
            1, 'NOK', NULL, 'VOIDED', NULL, NULL, NULL                        | only_a_tombstone_has_no_body
            1, 'NOK', 'tok_approved', 'DECLINED', NULL, NULL, NULL            | a_decline_has_its_reason
            1, 'NOK', 'tok_approved', 'CAPTURED', 'CARD_EXPIRED', NULL, NULL  | a_decline_has_its_reason
            1, 'NOK', 'tok_approved', 'REQUESTED', NULL, NULL, now()          | an_open_payment_is_asked_for_again
            1, 'NOK', 'tok_approved', 'UNDOING', NULL, now(), NULL            | an_open_payment_is_asked_for_again
            1, 'NOK', 'tok_approved', 'CAPTURED', NULL, now(), now()          | an_open_payment_is_asked_for_again
            0, 'NOK', 'tok_approved', 'CAPTURED', NULL, NULL, NULL            | payments_amount_check
            1000000000001, 'NOK', 'tok_approved', 'CAPTURED', NULL, NULL, NULL | payments_amount_check
            1, 'SEK', 'tok_approved', 'CAPTURED', NULL, NULL, NULL            | payments_currency_check
            1, 'NOK', '4111111111111111', 'CAPTURED', NULL, NULL, NULL        | payments_token_check
            1, 'NOK', 'tok_approved', 'PAID', NULL, NULL, NULL                | payments_status_check
            """)
    void a_payment_that_contradicts_itself_is_impossible(String values, String constraint) {
        assertThatThrownBy(() -> books.payments().sql("""
                INSERT INTO payments (order_id, amount, currency, token, status, decline_reason, unknown_since,
                                      next_attempt_at, request_id)
                VALUES (gen_random_uuid(), %s, 'schema-it')""".formatted(values)).update())
                .hasMessageContaining(constraint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'UNHEARD_OF', 1, NULL, NULL, NULL              | differences_kind_check
            'GIVEN_BACK', 0, NULL, NULL, NULL              | differences_looks_check
            'GIVEN_BACK', 1, clock_timestamp(), NULL, NULL | what_was_done_was_seen_twice
            'GIVEN_BACK', 1, NULL, clock_timestamp(), NULL | what_was_done_was_seen_twice
            'GIVEN_BACK', 1, NULL, NULL, clock_timestamp() | what_was_done_was_seen_twice
            """)
    void a_difference_that_contradicts_itself_is_impossible(String values, String constraint) {
        assertThatThrownBy(() -> books.payments()
                .sql("""
                        INSERT INTO differences (order_id, kept_here, kept_there, last_run, kind, looks, repaired_at,
                                                 flagged_at, gone_at)
                        VALUES (gen_random_uuid(), 0, 0, 1, %s)"""
                        .formatted(values))
                .update())
                .hasMessageContaining(constraint);
    }

    @Test
    void reconciliation_has_one_row() {
        assertThatThrownBy(() -> books.payments().sql("INSERT INTO reconciliation DEFAULT VALUES").update())
                .hasMessageContaining("reconciliation_pkey");
    }

    @ParameterizedTest
    @CsvSource({"PAYMENTS, BANK", "BANK, PAYMENTS", "PAYMENTS, ORDERS", "PAYMENTS, INVENTORY", "BANK, ORDERS"})
    void a_role_cannot_reach_anothers_database(Role role, Role other) {
        assertThatThrownBy(() -> at(role, other).sql("SELECT 1").query().singleRow())
                .rootCause().hasMessageContaining("permission denied for database");
    }

    @ParameterizedTest
    @CsvSource({"PAYMENTS, payments", "PAYMENTS, payment_history", "PAYMENTS, reconciliation",
            "PAYMENTS, differences", "BANK, charges", "BANK, ledger"})
    void the_auditor_reads_every_table_and_writes_none(Role database, String table) {
        JdbcClient auditor = at(Role.AUDITOR, database);

        assertThat(auditor.sql("SELECT count(*) FROM " + table).query(Long.class).single()).isNotNegative();
        assertThatThrownBy(() -> auditor.sql("SET TRANSACTION READ WRITE; DELETE FROM " + table).update())
                .rootCause().hasMessageContaining("permission denied");
    }

    private static JdbcClient at(Role role, Role database) {
        return JdbcClient.create(new DriverManagerDataSource(TestDatabase.url(database), role.sqlName(),
                TestDatabase.password()));
    }
}
