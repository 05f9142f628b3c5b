package no.nattro.inventory.domain;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What an order wants, each product once, in SKU order however it was asked for: the same lines in another order are
 * the same basket, and every transaction locks stock in one order.
 */
public record Basket(List<BasketLine> lines) {

    /** A reservation locks one stock row a line: more lines would hold them for longer than the caller waits. */
    public static final int MOST_LINES = 50;

    public Basket {
        lines = lines.stream().sorted(Comparator.comparing(BasketLine::sku)).toList();
        if (lines.isEmpty() || lines.size() > MOST_LINES) {
            throw new IllegalArgumentException("a basket has 1 to " + MOST_LINES + " lines");
        }
        if (lines.stream().map(BasketLine::sku).distinct().count() < lines.size()) {
            throw new IllegalArgumentException("a basket names each product once");
        }
    }

    /** One text for one basket, as it is kept with the reservation: {@code NO-1001*2 NO-1003*1}. */
    public String asText() {
        return lines.stream().map(BasketLine::toString).collect(Collectors.joining(" "));
    }
}
