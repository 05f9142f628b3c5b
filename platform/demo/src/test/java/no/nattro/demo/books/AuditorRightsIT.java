package no.nattro.demo.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import no.nattro.postgres.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Also of tables that a later migration makes: the rights are the schema's, not given table by table. */
class AuditorRightsIT {

    @BeforeAll
    static void makeTheTables() throws SQLException {
        Schemas.makeAfresh();
    }

    @ParameterizedTest
    @EnumSource(names = "AUDITOR", mode = EnumSource.Mode.EXCLUDE)
    void the_auditor_can_read_every_table_and_write_none(Role database) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Connection auditor = Schemas.connect(database, Role.AUDITOR);
                Statement statement = auditor.createStatement()) {
            try (ResultSet rows = statement
                    .executeQuery("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            // whoever may log in may also ask for this; the rights must not depend on it
            statement.execute("SET default_transaction_read_only = off");
            assertThat(tables).hasSizeGreaterThanOrEqualTo(2);
            for (String table : tables) {
                statement.executeQuery("SELECT * FROM " + table).close();
                for (String change : List.of("DELETE FROM ", "TRUNCATE ", "DROP TABLE ")) {
                    assertThatThrownBy(() -> statement.execute(change + table)).isInstanceOf(SQLException.class)
                            .extracting(e -> ((SQLException) e).getSQLState()).isEqualTo("42501");
                }
            }
            assertThatThrownBy(() -> statement.execute("CREATE TABLE mine ()")).hasMessageContaining("denied");
        }
    }
}
