package no.nattro.demo.bugs;

import java.util.List;
import no.nattro.postgres.Role;

/**
 * A constraint by which a database would stop a bug by itself. It has to go before the bug can show what it does: the checker
 * is the last one to notice, and must not lean on the others.
 *
 * @param states what it begins with or contains, as PostgreSQL writes it
 */
record Guard(Role database, String table, String states) {

    /** Gives what puts it back. */
    Runnable remove() {
        List<String> found = Rows.query(database, """
                SELECT conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
                WHERE conrelid = '%s'::regclass AND strpos(pg_get_constraintdef(oid), '%s') > 0"""
                .formatted(table, states.replace("'", "''")));
        if (found.size() != 1) {
            throw new AssertionError(this + " is one of " + found);
        }
        String name = found.getFirst().split(" ", 2)[0];
        Rows.change(database, "ALTER TABLE " + table + " DROP CONSTRAINT " + name);
        return () -> Rows.change(database, "ALTER TABLE " + table + " ADD CONSTRAINT " + found.getFirst());
    }
}
