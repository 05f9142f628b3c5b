package no.nattro.demo.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.process.Detached;
import no.nattro.demo.process.ProcessId;

/**
 * The server on one data folder.
 *
 * @param password of the superuser
 */
public record PostgresServer(PostgresBinaries binaries, Path data, int port, String password) {

    private static final String WRONG_PASSWORD = "28P01";

    public ProcessId start(Path log) {
        new Postmaster(data).makeRoom();
        return Detached.start(OrdinaryUser.command(List.of(binaries.program("postgres"), "-D", data.toString(),
                "-c", "listen_addresses=127.0.0.1", "-c", "port=" + port,
                // No socket file: its path must not be longer than 107 bytes, and a checkout's may be.
                "-c", "unix_socket_directories=",
                // Pools of 5 in each service, and room for replicas and a person.
                "-c", "max_connections=100",
                "-c", "fsync=on",
                "-c", "log_timezone=UTC", // as a name (CET), a zone cannot be told from others by who reads the log
                "-c", "log_line_prefix=%m [%p] %q%u@%d ")), PostgresServer::dropClientSettings, data, log);
    }

    /**
     * PostgreSQL's programs read the same variables as its clients, and a person may have set them for another server.
     */
    static void dropClientSettings(Map<String, String> environment) {
        environment.keySet().removeIf(name -> name.startsWith("PG"));
    }

    /** Whether it answers; proves on the way that it keeps what it has committed. */
    public boolean isReady() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet fsync = statement.executeQuery("SHOW fsync")) {
            fsync.next();
            if (!"on".equals(fsync.getString(1))) {
                throw new DemoFailed("PostgreSQL runs with fsync " + fsync.getString(1) + ": a crash would lose orders."
                        + " Remove the setting from " + data.resolve("postgresql.auto.conf"));
            }
            return true;
        } catch (SQLException e) {
            if (WRONG_PASSWORD.equals(e.getSQLState())) {
                throw new DemoFailed("PostgreSQL refuses the password in .demo/secrets: it is not the one that "
                        + data + " was made with.", e);
            }
            return false; // not listening yet, or still recovering
        }
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    public Properties superuser() {
        Properties properties = new Properties();
        properties.setProperty("user", "postgres");
        properties.setProperty("password", password);
        properties.setProperty("sslmode", "disable");
        properties.setProperty("gssEncMode", "disable");
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "5"); // s; the system accepts connections for a frozen server, too
        return properties;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://" + address() + "/postgres", superuser());
    }
}
