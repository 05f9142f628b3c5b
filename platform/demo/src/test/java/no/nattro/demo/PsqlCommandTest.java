package no.nattro.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PsqlCommandTest {

    @TempDir
    private Path folder;
    private MadeUpStack stack;

    @BeforeEach
    void aStack() {
        stack = new MadeUpStack(folder);
    }

    @Test
    void a_database_that_is_not_there_is_told_with_those_that_are() {
        assertThat(stack.demo("psql", "order")).isEqualTo(ExitCode.USAGE);
        assertThat(stack.screen().said()).isEqualTo("demo: there is no database order, but orders, payments,"
                + " inventory, bank. See ./demo psql --help\n");
    }

    @Test
    void the_auditor_has_no_database() {
        assertThat(stack.demo("psql", "auditor")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void which_database_has_to_be_said() {
        assertThat(stack.demo("psql")).isEqualTo(ExitCode.USAGE);
        assertThat(stack.screen().said()).contains("'DATABASE'").hasLineCount(1);
    }

    @Test
    void nothing_runs() {
        assertThat(stack.demo("psql", "orders", "-c", "SELECT 1")).isEqualTo(ExitCode.NOT_RUNNING);
        assertThat(stack.screen().said()).isEqualTo("demo: Nattro is not running. Start it with: ./demo up\n");
    }

    @Test
    void only_the_database_has_ended() throws IOException {
        stack.running(12_000, "order");

        assertThat(stack.demo("psql", "orders")).isEqualTo(ExitCode.FAILED);
        assertThat(stack.screen().said())
                .isEqualTo("demo: PostgreSQL does not run. First: ./demo start postgres\n");
    }
}
