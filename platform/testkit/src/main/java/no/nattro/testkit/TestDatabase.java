package no.nattro.testkit;

import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import no.nattro.postgres.DatabaseSetup;
import no.nattro.postgres.Role;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * A real PostgreSQL with Nattro's roles and databases, one for all tests of a JVM. {@code NATTRO_TEST_DB} chooses which:
 * {@code testcontainers}, {@code embedded}, or {@code postgresql://user:password@host:port} of a server that is there for
 * tests alone. Without it: Testcontainers when daemon and image are already there, else embedded.
 */
public final class TestDatabase {

    private static final String PASSWORD = "for-tests-only";

    private TestDatabase() {}

    /** Host and port of the server; starts it at the first call. */
    public static String server() {
        return Started.SERVER.address();
    }

    /** The JDBC URL of the role's database; the auditor may give any role's. */
    public static String url(Role database) {
        return "jdbc:postgresql://" + server() + "/" + database.sqlName();
    }

    /** The password of every role. */
    public static String password() {
        return PASSWORD;
    }

    /**
     * Points a DataSource's properties at a database.
     *
     * @param prefix as in {@code spring.datasource}
     */
    public static void register(DynamicPropertyRegistry registry, String prefix, Role role) {
        registry.add(prefix + ".url", () -> url(role));
        registry.add(prefix + ".username", role::sqlName);
        registry.add(prefix + ".password", TestDatabase::password);
    }

    private static final class Started {

        static final TestServer SERVER = start();

        private static TestServer start() {
            TestServer server = TestServer.choose(System.getenv("NATTRO_TEST_DB"));
            Map<Role, String> passwords = new EnumMap<>(Role.class);
            for (Role role : Role.values()) {
                passwords.put(role, PASSWORD);
            }
            try {
                server.makeRoom();
                DatabaseSetup.run(server.address(), server.superuser(), passwords);
            } catch (SQLException e) {
                throw new IllegalStateException("The test database " + server.address() + " cannot be set up", e);
            }
            return server;
        }
    }
}
