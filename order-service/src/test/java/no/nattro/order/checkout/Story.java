package no.nattro.order.checkout;

import java.util.List;
import no.nattro.order.domain.Money;
import no.nattro.order.domain.OrderStatus;
import org.jspecify.annotations.Nullable;

/**
 * How an order goes when nothing goes wrong: every commit and every call to a neighbour, in their order. Whoever adds a commit
 * to the checkout has to write it down here, and with that it is one more moment at which everything may go wrong.
 */
enum Story {
    CONFIRMED(201, "commit reserve commit charge commit confirm commit", "RESERVING CHARGING CONFIRMING CONFIRMED"),
    DECLINED(402, "commit reserve commit charge commit undo commit release commit",
            "RESERVING CHARGING UNDOING REJECTED"),
    OUT_OF_STOCK(409, "commit reserve commit release commit", "RESERVING UNDOING REJECTED"),
    PRICE_CHANGED(409, "commit reserve commit release commit", "RESERVING UNDOING REJECTED"),
    /** The request hands its lease over, recovery claims it. */
    LEFT_IN_CHARGING(201, "commit reserve commit charge commit, commit charge commit confirm commit",
            "RESERVING CHARGING CONFIRMING CONFIRMED"),
    /** The order is marked for a person before its lease is handed over. */
    CONFIRMATION_REFUSED(201, "commit reserve commit charge commit confirm commit commit, commit confirm commit",
            "RESERVING CHARGING CONFIRMING CONFIRMED"),
    /** Recovery claims it and begins to undo it. */
    GIVEN_UP(409, "commit reserve commit charge commit, commit commit undo commit release commit", null),
    /** The cancellation is noted, its request takes the lease and undoes; so in the two below. */
    CANCELLED_IN_RESERVING(409, "commit reserve commit, commit commit commit release commit", null),
    CANCELLED_IN_CHARGING(409, "commit reserve commit charge commit, commit commit commit undo commit release commit",
            null),
    CANCELLED_IN_CONFIRMING(409,
            "commit reserve commit charge commit confirm commit, commit commit commit undo commit release commit",
            null),
    /** To note it and to begin to undo is one commit here. */
    CANCELLED_LATER(201, CONFIRMED.line + ", commit commit undo commit release commit",
            "RESERVING CHARGING CONFIRMING CONFIRMED UNDOING CANCELLED");

    private final int answer;
    private final String line;
    private final @Nullable String path;

    /** @param path null where it depends on how far the order came before its shopper or we gave it up */
    Story(int answer, String line, @Nullable String path) {
        this.answer = answer;
        this.line = line;
        this.path = path;
    }

    /** What the key is answered with in the end. */
    int answer() {
        return answer;
    }

    /** {@code commit}, or the name of a call. */
    List<String> events() {
        return List.of(line.replace(",", "").split(" "));
    }

    boolean mayTake(List<String> taken) {
        return path == null || taken.equals(List.of(path.split(" ")));
    }

    OrderStatus end() {
        return switch (this) {
            case CONFIRMED, LEFT_IN_CHARGING, CONFIRMATION_REFUSED -> OrderStatus.CONFIRMED;
            case DECLINED, OUT_OF_STOCK, PRICE_CHANGED -> OrderStatus.REJECTED;
            case GIVEN_UP, CANCELLED_IN_RESERVING, CANCELLED_IN_CHARGING, CANCELLED_IN_CONFIRMING, CANCELLED_LATER ->
                OrderStatus.CANCELLED;
        };
    }

    @Nullable
    Money expectedTotal() {
        return this == PRICE_CHANGED ? Money.nok(1) : null;
    }

    boolean isCancelledWhilePending() {
        return this == CANCELLED_IN_RESERVING || this == CANCELLED_IN_CHARGING || this == CANCELLED_IN_CONFIRMING;
    }

    /** How often the reply to the call is lost on its way. */
    int lost(String call) {
        return switch (this) {
            case LEFT_IN_CHARGING -> call.equals("charge") ? 1 : 0;
            case GIVEN_UP, CANCELLED_IN_CHARGING -> call.equals("charge") ? Integer.MAX_VALUE : 0;
            case CANCELLED_IN_RESERVING -> call.equals("reserve") ? Integer.MAX_VALUE : 0;
            case CANCELLED_IN_CONFIRMING -> call.equals("confirm") ? Integer.MAX_VALUE : 0;
            case CONFIRMED, DECLINED, OUT_OF_STOCK, PRICE_CHANGED, CONFIRMATION_REFUSED, CANCELLED_LATER -> 0;
        };
    }
}
