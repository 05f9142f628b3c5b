package no.nattro.demo.books;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All books at one look. The orders are looked at before and after the others: about an order that stood the same both times,
 * everything that was read in between can be compared.
 *
 * @param orders at the first look
 * @param later  how they stood at the second
 * @param at     when that was, by the clock of the database
 */
public record Reading(Map<UUID, OrderRow> orders, List<StockRow> stock, Map<UUID, ReservationRow> reservations,
        Map<UUID, PaymentRow> payments, Map<UUID, ChargeRow> charges, Map<UUID, OrderRow.State> later, Instant at) {

    /** One for each order that any of the databases knows. */
    public Stream<Story> stories() {
        List<Map<UUID, ?>> books = List.of(orders, later, reservations, payments, charges);
        return IntStream.range(0, books.size()).boxed().flatMap(book -> books.get(book).keySet().stream()
                .filter(id -> books.subList(0, book).stream().noneMatch(earlier -> earlier.containsKey(id))))
                .map(this::story);
    }

    public Story story(UUID id) {
        OrderRow order = orders.get(id);
        return new Story(id, order, order != null || later.containsKey(id),
                order != null && order.state().equals(later.get(id)),
                reservations.get(id), payments.get(id), charges.get(id));
    }
}
