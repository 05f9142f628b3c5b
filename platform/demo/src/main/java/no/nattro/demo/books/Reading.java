package no.nattro.demo.books;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * All books at one look. The orders are looked at before and after the others: about an order that stood the same both times,
 * everything that was read in between can be compared.
 *
 * @param byOrder one story for each order that any of the databases knows
 * @param at      when the orders were looked at the second time, by the clock of the database
 */
public record Reading(Map<UUID, Story> byOrder, List<StockRow> stock, Instant at,
        Reconciliation reconciliation) {

    public Stream<Story> stories() {
        return byOrder.values().stream();
    }

    /** As they stood at the first look. */
    public Stream<OrderRow> orders() {
        return stories().filter(story -> story.order() != null).map(Story::order);
    }

    public Story story(UUID id) {
        Story story = byOrder.get(id);
        return story != null ? story : new Story(id, null, false, false, null, null, null);
    }

    /** How many rows there are of orders, reservations, payments and charges, of their histories, and of moved money. */
    public long rows() {
        return stories().mapToLong(Story::rows).sum();
    }
}
