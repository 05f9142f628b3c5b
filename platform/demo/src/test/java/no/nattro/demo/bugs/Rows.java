package no.nattro.demo.bugs;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import no.nattro.postgres.Role;
import no.nattro.testkit.TestDatabase;

/** The databases, by hand, as the services that own them. */
final class Rows {

    private Rows() {}

    static void change(Role database, String sql) {
        query(database, sql);
    }

    /** The first column of each row. */
    static List<String> query(Role database, String sql) {
        try (Connection connection = DriverManager.getConnection(TestDatabase.url(database), database.sqlName(),
                TestDatabase.password()); Statement statement = connection.createStatement()) {
            List<String> texts = new ArrayList<>();
            if (statement.execute(sql)) {
                ResultSet rows = statement.getResultSet();
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    static long count(Role database, String from) {
        return Long.parseLong(query(database, "SELECT count(*) FROM " + from).getFirst());
    }
}
