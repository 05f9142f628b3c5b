package no.nattro.order.domain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the lines of one order cost, as the reservation has fixed it. */
public record Prices(Map<String, Money> perSku, Money total) {

    public Prices {
        perSku = Map.copyOf(perSku);
    }

    /**
     * The prices of these lines.
     *
     * @throws IllegalArgumentException when a line has no price, or the currencies are not one
     */
    public static Prices of(List<OrderLine> lines, Map<String, Money> perSku) {
        Money total = Money.nok(0);
        Map<String, Money> ordered = new HashMap<>();
        for (OrderLine line : lines) {
            Money price = perSku.get(line.sku());
            if (price == null) {
                throw new IllegalArgumentException("no price for " + line.sku());
            }
            total = total.plus(price.times(line.quantity()));
            ordered.put(line.sku(), price);
        }
        return new Prices(ordered, total);
    }
}
