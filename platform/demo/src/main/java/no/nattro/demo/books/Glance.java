package no.nattro.demo.books;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The books at a glance: of orders their status and total, of the bank the money that moved, and nothing else. What needs no
 * more than that is judged as in a whole reading, by the same code.
 *
 * @param byCurrency a reading for each currency, in which there is no other
 */
public record Glance(SortedMap<String, Reading> byCurrency) {

    /** How many orders there are of each status. */
    public SortedMap<String, Long> orders() {
        return byCurrency.values().stream().flatMap(Reading::orders)
                .collect(Collectors.groupingBy(OrderRow::status, TreeMap::new, Collectors.counting()));
    }

    /** A glance while it is taken. */
    static final class Taking {

        private final Map<String, Gathering> gatherings = new TreeMap<>();

        void order(String currency, OrderRow order) {
            in(currency).order(order.id(), order);
        }

        /** How the order stands at the second look. */
        void later(String currency, OrderRow order) {
            in(currency).later(order.id(), order.state());
        }

        void moved(String currency, UUID key, ChargeRow moved) {
            in(currency).charge(key, moved);
        }

        /** Ends it, and leaves nothing. */
        Glance taken() {
            SortedMap<String, Reading> readings = new TreeMap<>();
            gatherings.forEach((currency, gathering) -> readings.put(currency, gathering.reading()));
            return new Glance(readings);
        }

        private Gathering in(String currency) {
            return gatherings.computeIfAbsent(currency, _ -> new Gathering());
        }
    }
}
