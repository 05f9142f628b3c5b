package no.nattro.platform.faults;

import org.jspecify.annotations.Nullable;

/**
 * Whose requests a fault strikes.
 *
 * @param token   the text field {@code token} of a JSON body; null for any, also for none
 * @param shopper the header {@code X-Shopper-Id}; null for any, also for none
 */
record Scope(@Nullable String token, @Nullable String shopper) {

    static final Scope ALL = new Scope(null, null);

    boolean covers(Visit visit) {
        return (shopper == null || shopper.equals(visit.shopper())) && (token == null || token.equals(visit.token()));
    }

    /** For the log, where neither a token nor a shopper belongs. */
    @Override
    public String toString() {
        if (token == null) {
            return shopper == null ? "all" : "one shopper";
        }
        return shopper == null ? "one token" : "one token of one shopper";
    }
}
