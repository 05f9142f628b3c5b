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

    private static final Set<String> TERMINAL = Set.of(CONFIRMED, "REJECTED", "CANCELLED");

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
