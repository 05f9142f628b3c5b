package no.nattro.demo.bugs;

import java.util.Map;
import no.nattro.postgres.Role;
import org.jspecify.annotations.Nullable;

/**
 * A table that forgets a row at the end of the transaction that wrote it: its service answers as ever, and leaves nothing
 * behind. The triggers by which a database keeps such rows for ever have to be off for that.
 *
 * @param key      the column that says whose row it is
 * @param history  the table that has to forget, too; null where there is none
 * @param keepers  triggers that would refuse it, with their tables
 */
record Forgetful(Role database, String table, String key, @Nullable String history, Map<String, String> keepers) {

    static final Forgetful RESERVATIONS = new Forgetful(Role.INVENTORY, "reservations", "order_id",
            "reservation_history", Map.of("reservations_are_never_purged", "reservations", "history_is_never_changed",
                    "reservation_history"));

    static final Forgetful PAYMENTS = new Forgetful(Role.PAYMENTS, "payments", "order_id", "payment_history",
            Map.of("append_only", "payment_history"));

    static final Forgetful BANK = new Forgetful(Role.BANK, "charges", "key", null, Map.of());

    /** Gives what makes it remember again. */
    Runnable forget(String status) {
        keepers.forEach((trigger, of) -> switchTrigger(of, "DISABLE", trigger));
        String alsoHistory = history == null ? "" : delete(history);
        Rows.change(database, """
                CREATE FUNCTION forget() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    %s%s
                    RETURN NULL;
                END $$""".formatted(alsoHistory, delete(table)));
        Rows.change(database, """
                CREATE CONSTRAINT TRIGGER forgotten AFTER INSERT ON %s DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW WHEN (NEW.status = '%s') EXECUTE FUNCTION forget()""".formatted(table, status));
        return () -> {
            Rows.change(database, "DROP FUNCTION forget() CASCADE");
            keepers.forEach((trigger, of) -> switchTrigger(of, "ENABLE", trigger));
        };
    }

    private String delete(String from) {
        return "DELETE FROM %1$s WHERE %2$s = NEW.%2$s; ".formatted(from, key);
    }

    private void switchTrigger(String of, String how, String trigger) {
        Rows.change(database, "ALTER TABLE " + of + " " + how + " TRIGGER " + trigger);
    }
}
