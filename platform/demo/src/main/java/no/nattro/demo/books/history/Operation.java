package no.nattro.demo.books.history;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a client did, and what came of it: a line of a {@linkplain HistoryFile history file}.
 *
 * @param at       when it ended
 * @param cookie   the request's whole {@code Cookie} header; null where none was sent
 * @param key      the idempotency key; null for what has none
 * @param body     of the request, as it was sent; null where there was none
 * @param status   the HTTP status; null when no answer came
 * @param response its body, to the byte; null when no answer came
 * @param orderId  that was cancelled, or that the answer named; null when none is known
 */
public record Operation(Instant at, What what, @Nullable String cookie, @Nullable String key, @Nullable String body,
        End end, @Nullable Integer status, @Nullable String response, @Nullable UUID orderId) {

    /** Whose cookie it is stands in it, readable; who could make one up is the gateway's concern. */
    private static final Pattern SHOPPER = Pattern.compile(
            "__Host-shopper=v1\\.[A-Za-z0-9-]+\\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.");

    /** What was done. */
    public enum What {
        /** {@code POST /api/orders}, for the first time or again. */
        BUY,
        /** {@code POST /api/orders/{id}/cancellation}. */
        CANCEL,
        /** Nothing was done: from here on nothing is broken any more, all processes are UP, and no breaker is open. */
        HEALED
    }

    /** What the client knows afterwards. */
    public enum End {
        /** It happened. */
        OK,
        /** It did not happen, and will not. */
        FAIL,
        /** It may have happened, or may happen yet: a timeout, a lost connection, a 202, a 5xx. */
        INFO
    }

    /** From this moment on nothing is broken any more. */
    public static Operation healed(Instant at) {
        return new Operation(at, What.HEALED, null, null, null, End.OK, null, null, null);
    }

    /** Empty when it was done without a cookie. */
    public Optional<UUID> shopper() {
        Matcher shopper = SHOPPER.matcher(cookie == null ? "" : cookie);
        return shopper.find() ? Optional.of(UUID.fromString(shopper.group(1))) : Optional.empty();
    }

    /** Whose key it was; empty when it was no purchase, or one that the shop could not know by a key. */
    public Optional<ShopperKey> shopperKey() {
        return what == What.BUY && key != null
                ? shopper().map(shopper -> new ShopperKey(shopper, key))
                : Optional.empty();
    }
}
