package no.nattro.demo.books;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import no.nattro.demo.shop.Money;
import org.jspecify.annotations.Nullable;

/** One SELECT, row by row: the driver would otherwise hold all of them before the first is seen. */
final class Query {

    private static final int ROWS_AT_ONCE = 1000;

    private Query() {}

    /** Looks at a row. */
    interface Look {

        void at(ResultSet row) throws SQLException;
    }

    static void each(Connection connection, String sql, Look look) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    look.at(rows);
                }
            }
        }
    }

    static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** Null where there is no amount. */
    static @Nullable Money money(ResultSet row, String amount) throws SQLException {
        long minorUnits = row.getLong(amount);
        return row.wasNull() ? null : new Money(minorUnits, row.getString("currency"));
    }
}
