package no.nattro.demo.books;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import no.nattro.demo.shop.Money;
import org.jspecify.annotations.Nullable;

/**
 * An order in order-service's books.
 *
 * @param total     null until it is priced
 * @param changedAt when its status changed last
 */
public record OrderRow(UUID id, UUID shopper, String key, String status, StatusPath path, List<Line> lines,
        @Nullable Money total, @Nullable Instant cancelRequestedAt, boolean needsAttention, String requestId,
        Instant createdAt, Instant changedAt) {

    public static final String CONFIRMED = "CONFIRMED";

    private static final UUID UNREAD = new UUID(0, 0);
    private static final Set<String> TERMINAL = Set.of(CONFIRMED, "REJECTED", "CANCELLED");

    /** Of which only that much was read. */
    static OrderRow withoutHistory(UUID id, String status, @Nullable Money total) {
        return new OrderRow(id, UNREAD, "", status, StatusPath.NONE, List.of(), total, null, false, "", Instant.EPOCH,
                Instant.EPOCH);
    }

    /** Nothing is left to do for it. */
    public boolean isTerminal() {
        return TERMINAL.contains(status);
    }

    public boolean isConfirmed() {
        return CONFIRMED.equals(status);
    }

    State state() {
        return new State(status, path.steps().size());
    }

    /** By which it is seen whether an order stood still between two looks: a history only grows. */
    public record State(String status, int steps) {}
}
