package no.nattro.inventory.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a product is called by machines. Its order is the order in which stock rows are locked: two orders that locked
 * the same products in different orders would wait for each other.
 */
@Embeddable
public record Sku(@Column(name = "sku") String value) implements Comparable<Sku>, Serializable {

    public static final String FORM = "^[A-Z0-9-]{3,32}$";

    private static final Pattern PATTERN = Pattern.compile(FORM);

    public Sku {
        if (!PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException("a SKU is 3 to 32 capital letters, digits and hyphens");
        }
    }

    /** Empty for a text that cannot be the name of any product. */
    public static Optional<Sku> parse(String text) {
        return PATTERN.matcher(text).matches() ? Optional.of(new Sku(text)) : Optional.empty();
    }

    @Override
    public int compareTo(Sku other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
