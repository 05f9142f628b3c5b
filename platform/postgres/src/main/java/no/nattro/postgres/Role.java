package no.nattro.postgres;

import java.util.Locale;

/** The login roles. All but the auditor own a database of the same name. */
public enum Role {
    ORDERS, PAYMENTS, INVENTORY, BANK, AUDITOR;

    /** The role's name in PostgreSQL, and its database's. */
    public String sqlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean ownsDatabase() {
        return this != AUDITOR;
    }
}
