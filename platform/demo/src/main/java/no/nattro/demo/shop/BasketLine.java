package no.nattro.demo.shop;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to buy and how many. Whether there is such a product is the shop's to say. */
@JsonPropertyOrder({"sku", "quantity"})
public record BasketLine(String sku, int quantity) {

    private static final Pattern FORM = Pattern.compile("([^:\\s]+)(?::([0-9]{1,9}))?");

    /**
     * Reads {@code SKU} or {@code SKU:QTY}.
     *
     * @throws IllegalArgumentException saying what to write instead
     */
    public static BasketLine parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not SKU or SKU:QTY, as in NO-1001:2");
        }
        int quantity = form.group(2) == null ? 1 : Integer.parseInt(form.group(2));
        if (quantity == 0) {
            throw new IllegalArgumentException("'" + text + "' asks for none; the quantity is 1 or more, as in "
                    + form.group(1) + ":1");
        }
        return new BasketLine(form.group(1), quantity);
    }
}
