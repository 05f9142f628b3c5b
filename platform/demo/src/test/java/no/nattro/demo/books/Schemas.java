package no.nattro.demo.books;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.nattro.postgres.Role;
import no.nattro.testkit.TestDatabase;

/** The four databases as the services' own migrations make them, empty. */
public final class Schemas {

    private static final Map<Role, String> MIGRATIONS = Map.of(
            Role.ORDERS, "order-service/src/main/resources/db/migration",
            Role.PAYMENTS, "payment-service/src/main/resources/db/migration",
            Role.BANK, "payment-service/src/main/resources/db/bank",
            Role.INVENTORY, "inventory-service/src/main/resources/db/migration");

    /** One connection each, for all tests: to connect takes longer than most that is done here. */
    private static final Map<Role, Connection> OWNERS = new EnumMap<>(Role.class);

    /** Not the schema itself: the auditor's rights in it are part of the set-up of the server. */
    private static final String DROP_ALL = """
            DO $$
            DECLARE name text;
            BEGIN
                FOR name IN SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public' LOOP
                    EXECUTE 'DROP TABLE ' || name || ' CASCADE';
                END LOOP;
                FOR name IN SELECT oid::regprocedure FROM pg_proc WHERE pronamespace = 'public'::regnamespace LOOP
                    EXECUTE 'DROP FUNCTION ' || name;
                END LOOP;
            END $$""";

    private Schemas() {}

    /** Leaves nothing, so that the services can make their own. */
    public static void empty() throws SQLException {
        for (Role database : MIGRATIONS.keySet()) {
            execute(database, DROP_ALL);
        }
    }

    public static void makeAfresh() throws SQLException {
        empty();
        for (Map.Entry<Role, String> database : MIGRATIONS.entrySet()) {
            for (String migration : versions(Path.of("../..", database.getValue()))) {
                execute(database.getKey(), migration);
            }
        }
    }

    /** As the service that owns the database. */
    public static void execute(Role database, String sql) throws SQLException {
        if (!OWNERS.containsKey(database)) {
            OWNERS.put(database, connect(database, database));
        }
        try (Statement statement = OWNERS.get(database).createStatement()) {
            statement.execute(sql);
        }
    }

    static Connection connect(Role database, Role user) throws SQLException {
        return DriverManager.getConnection(TestDatabase.url(database), user.sqlName(), TestDatabase.password());
    }

    /** Fewer than ten of them: their names are in their order. */
    private static List<String> versions(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("V\\d__.*\\.sql")).sorted()
                    .map(Schemas::text).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
