package no.nattro.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs {@code databases.sql} over JDBC. Of psql it understands what that file uses: {@code :'variable'}, {@code \connect}
 * and statements that end with a semicolon at the end of a line.
 */
public final class DatabaseSetup {

    private static final Pattern VARIABLE = Pattern.compile(":'(\\w+)'");

    private DatabaseSetup() {}

    /**
     * Creates roles and databases on a new server.
     *
     * @param server    host and port, as in {@code 127.0.0.1:5432}
     * @param superuser a superuser's name and password, as the driver's properties {@code user} and {@code password}
     * @param passwords one for each role
     * @throws SQLException when the server refuses a statement, also when a role or database already stands there
     */
    public static void run(String server, Properties superuser, Map<Role, String> passwords) throws SQLException {
        Connection connection = connect(server, "postgres", superuser);
        try {
            for (String statement : statements(script(), passwords)) {
                if (statement.startsWith("\\connect ")) {
                    connection.close();
                    connection = connect(server, statement.substring("\\connect ".length()).strip(), superuser);
                } else {
                    execute(connection, statement);
                }
            }
        } finally {
            connection.close();
        }
    }

    private static Connection connect(String server, String database, Properties superuser) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://" + server + "/" + database, superuser);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String[] statements(String script, Map<Role, String> passwords) {
        String withoutComments = script.replaceAll("(?m)^--.*$", "");
        String connectsAreStatements = withoutComments.replaceAll("(?m)^(\\\\connect .*)$", "$1;");
        String filled = VARIABLE.matcher(connectsAreStatements)
                .replaceAll(variable -> Matcher.quoteReplacement(literal(variable.group(1), passwords)));
        return filled.strip().split(";\\s*(\\R\\s*|$)");
    }

    private static String literal(String variable, Map<Role, String> passwords) {
        for (Map.Entry<Role, String> password : passwords.entrySet()) {
            if (variable.equals(password.getKey().sqlName() + "_password")) {
                return "'" + password.getValue().replace("'", "''") + "'";
            }
        }
        throw new IllegalArgumentException("databases.sql asks for :'" + variable + "', which nobody gave");
    }

    private static String script() {
        try (InputStream sql = DatabaseSetup.class.getResourceAsStream("databases.sql")) {
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("databases.sql cannot be read from the jar", e);
        }
    }
}
