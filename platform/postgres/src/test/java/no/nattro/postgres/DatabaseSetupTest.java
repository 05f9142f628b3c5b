package no.nattro.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabaseSetupTest {

    @Test
    void splits_at_semicolons_that_end_a_line_and_leaves_comments_out() {
        assertThat(DatabaseSetup.statements("""
                -- a comment; with a semicolon;
                CREATE ROLE a;

                CREATE ROLE b
                    LOGIN;
                \\connect orders
                SELECT ';' || 'x';
                """, Map.of())).containsExactly("CREATE ROLE a", "CREATE ROLE b\n    LOGIN", "\\connect orders",
                "SELECT ';' || 'x'");
    }

    @Test
    void fills_passwords_in_as_literals_whatever_they_contain() {
        assertThat(DatabaseSetup.statements("ALTER ROLE orders PASSWORD :'orders_password';",
                Map.of(Role.ORDERS, "it's $1\\")))
                .containsExactly("ALTER ROLE orders PASSWORD 'it''s $1\\'");
    }

    @Test
    void refuses_a_variable_that_nobody_gave() {
        assertThatThrownBy(() -> DatabaseSetup.statements("ALTER ROLE bank PASSWORD :'bank_password';", Map.of()))
                .hasMessageContaining("bank_password");
    }
}
