package no.nattro.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import no.nattro.postgres.Role;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.containers.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** The server that the tests use, wherever it comes from. Lives as long as the JVM. */
record TestServer(String address, Properties superuser) {

    private static final Logger log = LoggerFactory.getLogger(TestServer.class);
    private static final String MARK = "Nattro's tests made this and drop it";

    static TestServer choose(@Nullable String wish) {
        if (wish == null || wish.isBlank()) {
            return DockerProbe.canStartWithoutPulling()
                    ? container("daemon and image are there")
                    : embedded("no image at hand");
        }
        return switch (wish) {
            case "testcontainers" -> container("NATTRO_TEST_DB asks for it");
            case "embedded" -> embedded("NATTRO_TEST_DB asks for it");
            default -> given(URI.create(wish));
        };
    }

    private static TestServer container(String why) {
        log.info("Test database: Testcontainers with {} ({})", DockerProbe.IMAGE, why);
        DockerImageName image = DockerImageName.parse(DockerProbe.IMAGE).asCompatibleSubstituteFor("postgres");
        @SuppressWarnings("resource") // ends with the JVM: Ryuk or the shutdown hook removes it
        PostgreSQLContainer<?> postgres = new PostgreSQLContainer<>(image).withDatabaseName("postgres");
        postgres.start();
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::stop));
        return new TestServer(postgres.getHost() + ":" + postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                superuser(postgres.getUsername(), postgres.getPassword()));
    }

    private static TestServer embedded(String why) {
        log.info("Test database: embedded PostgreSQL ({})", why);
        try {
            @SuppressWarnings("resource") // its own shutdown hook stops it
            EmbeddedPostgres postgres = EmbeddedPostgres.builder().setServerConfig("max_connections", "100").start();
            return new TestServer("127.0.0.1:" + postgres.getPort(), superuser("postgres", "postgres"));
        } catch (IOException e) {
            throw new IllegalStateException("The embedded PostgreSQL does not start. As root it needs 'unshare -U'"
                    + " (user namespaces); otherwise set NATTRO_TEST_DB=postgresql://user:password@host:port", e);
        }
    }

    private static TestServer given(URI server) {
        if (!"postgresql".equals(server.getScheme()) || server.getUserInfo() == null || server.getPort() < 0) {
            throw new IllegalArgumentException("NATTRO_TEST_DB is 'testcontainers', 'embedded' or"
                    + " postgresql://user:password@host:port, not '" + server + "'");
        }
        log.info("Test database: {}:{} (NATTRO_TEST_DB)", server.getHost(), server.getPort());
        String[] user = server.getUserInfo().split(":", 2);
        return new TestServer(server.getHost() + ":" + server.getPort(), superuser(user[0], user.length > 1
                ? user[1]
                : ""));
    }

    private static Properties superuser(String user, String password) {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        return properties;
    }

    /** Drops what an earlier run left on a given server, and marks what this run makes; refuses to drop anything else. */
    void makeRoom() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:postgresql://" + address + "/postgres",
                superuser); Statement statement = connection.createStatement()) {
            for (Role role : Role.values()) {
                if (exists(statement, role)) {
                    statement.execute("DROP DATABASE IF EXISTS " + role.sqlName() + " WITH (FORCE)");
                    statement.execute("DROP ROLE IF EXISTS " + role.sqlName());
                }
            }
            statement.execute("COMMENT ON DATABASE postgres IS '" + MARK.replace("'", "''") + "'");
        }
    }

    private boolean exists(Statement statement, Role role) throws SQLException {
        try (ResultSet found = statement.executeQuery("SELECT shobj_description(oid, 'pg_database') FROM pg_database"
                + " WHERE datname = 'postgres' AND EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '"
                + role.sqlName() + "')")) {
            if (!found.next()) {
                return false;
            }
            if (!MARK.equals(found.getString(1))) {
                throw new IllegalStateException("The server " + address + " has a role '" + role.sqlName()
                        + "' that no test made. Tests drop their databases: give them a server of their own");
            }
            return true;
        }
    }
}
