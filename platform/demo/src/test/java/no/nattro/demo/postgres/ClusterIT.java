package no.nattro.demo.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.home.Home;
import no.nattro.demo.process.Ending;
import no.nattro.demo.process.LogTail;
import no.nattro.demo.process.Patience;
import no.nattro.demo.process.ProcessId;
import no.nattro.demo.process.Signal;
import no.nattro.demo.secret.Secrets;
import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.FreePorts;
import no.nattro.demo.stack.Ports;
import no.nattro.postgres.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterIT {

    private static final int PORT = new Ports(FreePorts.base()).of(Component.POSTGRES);

    /** One for all: each test must cope with what the one before has left, as a start must. */
    @TempDir
    private static Path folder;
    private static Home home;
    private static Cluster cluster;
    private static Path log;

    @BeforeAll
    static void makeTheCluster() {
        home = new Home(folder, folder.resolve(".demo"));
        PostgresBinaries binaries = new PostgresBinaries(folder.resolve("cache/postgres"));
        binaries.unpack(_ -> {});
        log = home.log("postgres");
        cluster = new Cluster(home.database(), binaries, Secrets.make(home));
        cluster.make(PORT, log);
    }

    @AfterEach
    void leaveNothingBehind() {
        new Postmaster(home.database()).server().ifPresent(Ending.POSTGRES::bring);
    }

    @Test
    void the_binaries_are_whole_and_nothing_unfinished_lies_beside_them() throws IOException {
        PostgresBinaries binaries = cluster.binaries();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(binaries.program("postgres")))))
                .isEqualTo("rwxr-xr-x");
        assertThat(binaries.folder().getParent()).isDirectoryNotContaining("glob:**/.unpacking-*");
    }

    @Test
    void a_new_database_has_the_roles_with_their_passwords_and_keeps_what_it_commits() throws SQLException {
        start();

        try (Connection orders = connect(Role.ORDERS, cluster.secrets().password(Role.ORDERS));
                ResultSet fsync = orders.createStatement().executeQuery("SHOW fsync")) {
            fsync.next();
            assertThat(fsync.getString(1)).isEqualTo("on");
        }
        assertThatThrownBy(() -> connect(Role.ORDERS, "wrong")).isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void half_a_database_never_counts_as_one_and_goes_with_the_next_start() throws IOException {
        Path unfinished = Files.createDirectories(home.state().resolve(".postgres-unfinished-17"));
        Files.writeString(unfinished.resolve("PG_VERSION"), "17\n");

        assertThat(new Cluster(home.state().resolve("none"), cluster.binaries(), cluster.secrets()).isMade()).isFalse();
        cluster.clearLeftovers();
        assertThat(unfinished).doesNotExist();
        assertThat(cluster.isMade()).isTrue();
    }

    @Test
    void a_server_that_a_killed_demo_left_behind_is_ended_first() {
        ProcessId orphan = start();

        cluster.clearLeftovers();
        assertThat(orphan.isAlive()).isFalse();
        assertThat(start().isAlive()).isTrue();
    }

    @Test
    void a_number_in_the_pid_file_that_now_belongs_to_another_process_does_not_keep_it_from_starting()
            throws IOException {
        Files.writeString(home.database().resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n"
                + home.database() + "\n1\n" + PORT + "\n\n127.0.0.1\n");

        assertThat(start().isAlive()).isTrue();
    }

    @Test
    void what_was_committed_survives_a_crash() throws SQLException {
        ProcessId server = start();
        try (Connection orders = connect(Role.ORDERS, cluster.secrets().password(Role.ORDERS))) {
            orders.createStatement().execute("CREATE TABLE kept AS SELECT 42 AS answer");
        }
        Signal.KILL.send(server);
        Patience.of(Duration.ofSeconds(5)).until(() -> !server.isAlive());
        start();

        try (Connection orders = connect(Role.ORDERS, cluster.secrets().password(Role.ORDERS));
                ResultSet kept = orders.createStatement().executeQuery("SELECT answer FROM kept")) {
            kept.next();
            assertThat(kept.getInt(1)).isEqualTo(42);
        }
    }

    @Test
    void a_password_that_does_not_fit_is_told_at_once() {
        ProcessId process = start();
        PostgresServer stranger = new PostgresServer(cluster.binaries(), cluster.data(), PORT, "another");

        assertThatThrownBy(() -> Cluster.awaitReady(stranger, process, LogTail.mark(log)))
                .isInstanceOf(DemoFailed.class).hasMessageContaining("refuses the password");
    }

    private ProcessId start() {
        PostgresServer server = cluster.server(PORT);
        LogTail tail = LogTail.mark(log);
        ProcessId process = server.start(log);
        Cluster.awaitReady(server, process, tail);
        return process;
    }

    private Connection connect(Role role, String password) throws SQLException {
        return DriverManager.getConnection(new Ports(PORT - 8).jdbcUrl(role), role.sqlName(), password);
    }
}
