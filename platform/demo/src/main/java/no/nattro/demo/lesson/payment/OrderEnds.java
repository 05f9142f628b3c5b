package no.nattro.demo.lesson.payment;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nattro.demo.books.OrderRow;
import no.nattro.demo.books.Reading;
import org.jspecify.annotations.Nullable;

/**
 * What became of the orders. It is read from their rows afterwards, to the millisecond and for nothing: to count them while they
 * are under way would ask the database of a shop that is being measured.
 *
 * @param states      how many stand how
 * @param meanwhile   how many were placed while payment hung
 * @param mostOpen    how many were under way at the same time
 * @param untilAllEnd from the moment that nothing was in the way any more until all that were placed before had ended, in
 *                    seconds; null when one has not
 */
@JsonPropertyOrder({"states", "meanwhile", "mostOpen", "untilAllEnd"})
public record OrderEnds(SortedMap<String, Long> states, long meanwhile, int mostOpen, @Nullable Double untilAllEnd) {

    /** An order begins or ends. */
    private record Turn(Instant at, int change) {}

    /**
     * @param hung   from when payment hung
     * @param over   until when it did
     * @param healed from when nothing was in the way any more
     */
    static OrderEnds of(Reading reading, Instant hung, Instant over, Instant healed) {
        List<OrderRow> orders = reading.orders().toList();
        return new OrderEnds(
                orders.stream().collect(Collectors.groupingBy(OrderRow::status, TreeMap::new, Collectors.counting())),
                orders.stream().filter(order -> !order.createdAt().isBefore(hung) && order.createdAt().isBefore(over))
                        .count(),
                mostOpen(orders), untilAllEnd(orders, healed));
    }

    private static int mostOpen(List<OrderRow> orders) {
        int open = 0;
        int most = 0;
        for (Turn turn : (Iterable<Turn>) orders.stream().flatMap(OrderEnds::turns)
                .sorted(Comparator.comparing(Turn::at).thenComparing(Turn::change))::iterator) {
            open += turn.change();
            most = Math.max(most, open);
        }
        return most;
    }

    private static Stream<Turn> turns(OrderRow order) {
        Turn begins = new Turn(order.createdAt(), 1);
        return order.isTerminal() ? Stream.of(begins, new Turn(order.changedAt(), -1)) : Stream.of(begins);
    }

    private static @Nullable Double untilAllEnd(List<OrderRow> orders, Instant healed) {
        List<OrderRow> before = orders.stream().filter(order -> order.createdAt().isBefore(healed)).toList();
        if (!before.stream().allMatch(OrderRow::isTerminal)) {
            return null;
        }
        Instant last = before.stream().map(OrderRow::changedAt).max(Comparator.naturalOrder()).orElse(healed);
        return Math.max(0, Duration.between(healed, last).toMillis() / 1000.0);
    }
}
