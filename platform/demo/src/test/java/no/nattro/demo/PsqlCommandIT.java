package no.nattro.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nattro.demo.process.Executables;
import no.nattro.demo.process.ProcessId;
import no.nattro.demo.process.Signal;
import no.nattro.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PsqlCommandIT {

    /** PostgreSQL is that far above the lowest port of a stack. */
    private static final int ABOVE_BASE = 8;

    @TempDir
    private Path folder;
    private MadeUpStack stack;

    @BeforeEach
    void aStack() throws IOException {
        stack = new MadeUpStack(folder).running(12_000, "postgres").password("orders", "se cret")
                .password("bank", "other");
    }

    @Test
    void psql_is_told_where_as_whom_and_nothing_of_another_server() throws IOException {
        DemoProcess psql = demo(fakePsql("env | grep ^PG | sort"), Map.of("PGHOST", "elsewhere", "PGOPTIONS",
                "-c geqo=off", "PGSERVICE", "production"), "psql", "orders");

        assertThat(psql.exitCode()).isZero();
        assertThat(psql.results()).isEqualTo("""
                PGAPPNAME=nattro-demo
                PGCONNECT_TIMEOUT=5
                PGDATABASE=orders
                PGHOST=127.0.0.1
                PGPASSWORD=se cret
                PGPORT=12008
                PGSSLMODE=disable
                PGUSER=orders
                """);
    }

    @Test
    void everything_behind_the_database_is_psqls_own_and_so_is_the_exit_code() throws IOException {
        DemoProcess psql = demo(fakePsql("for each; do echo \"[$each]\"; done; exit 3"), Map.of(), "psql", "bank",
                "--help", "-c", "select 'a b'", "", "-f");

        assertThat(psql.exitCode()).isEqualTo(3);
        assertThat(psql.results()).isEqualTo("[--help]\n[-c]\n[select 'a b']\n[]\n[-f]\n");
        assertThat(psql.said()).isEmpty();
    }

    @Test
    void a_psql_that_is_not_installed_is_no_dead_end() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        DemoProcess psql = demo(empty, Map.of(), "psql", "orders");

        assertThat(psql.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(psql.said())
                .startsWith("demo: psql is not installed (Debian, Ubuntu: apt install postgresql-client;")
                .endsWith("\npostgresql://orders@127.0.0.1:12008/orders\nThe password is in .demo/secrets/orders\n");
    }

    @Test
    void psql_does_not_outlive_a_command_that_is_ended() throws IOException {
        DemoProcess demo = demo(fakePsql("echo $$; exec sleep 60"), Map.of(), "psql", "orders");
        await().until(() -> demo.results().endsWith("\n"));
        ProcessId psql = ProcessId.of(Long.parseLong(demo.results().strip())).orElseThrow();
        Signal.TERM.send(ProcessId.of(demo.process().pid()).orElseThrow());

        demo.exitCode();
        await().until(() -> !psql.isAlive());
    }

    /** As when the script has started the command: Ctrl-C goes to both, and only psql hears it. */
    @Test
    void with_ctrl_c_ignored_the_command_stays_until_psql_ends() throws IOException {
        Path psql = fakePsql("echo $$; while :; do sleep 0.1; done");
        Map<String, String> environment = Map.of("PATH", psql + ":" + System.getenv("PATH"));
        DemoProcess demo = DemoProcess.startIgnoringInterrupts(stack.home(), environment, "psql", "orders");
        await().until(() -> demo.results().endsWith("\n"));
        Signal.INT.send(ProcessId.of(demo.process().pid()).orElseThrow());
        assertThat(demo.process().isAlive()).isTrue();

        Signal.TERM.send(ProcessId.of(Long.parseLong(demo.results().strip())).orElseThrow());
        assertThat(demo.exitCode()).isEqualTo(143);
    }

    @Test
    void the_real_psql_gets_in_and_says_who_it_is() throws IOException {
        assumeThat(Executables.find("psql")).as("the real psql (apt install postgresql-client)").isPresent();
        int port = Integer.parseInt(TestDatabase.server().replaceAll(".*:", ""));
        stack.running(port - ABOVE_BASE, "postgres").password("orders", TestDatabase.password());
        DemoProcess psql = DemoProcess.start(stack.home(), Map.of("PGHOST", "elsewhere"), List.of(), "psql", "orders",
                "--no-psqlrc", "-Atc", "SELECT current_user, current_database(), current_setting('application_name')");

        assertThat(psql.exitCode()).as(psql.said()).isZero();
        assertThat(psql.results()).isEqualTo("orders|orders|nattro-demo\n");
    }

    private DemoProcess demo(Path path, Map<String, String> more, String... arguments) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("PATH", path.endsWith("empty") ? path.toString() : path + ":" + System.getenv("PATH"));
        return DemoProcess.start(stack.home(), environment, List.of(), arguments);
    }

    /** @return the folder in which it lies */
    private Path fakePsql(String script) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path psql = Files.writeString(bin.resolve("psql"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(psql, PosixFilePermissions.fromString("rwxr-xr-x"));
        return bin;
    }
}
