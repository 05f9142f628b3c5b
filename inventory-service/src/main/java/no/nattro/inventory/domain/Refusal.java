package no.nattro.inventory.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Why an order cannot be had. It is kept as it was said, because the shopper who asks again must be told the same.
 *
 * @param detail for the shopper, who sees it word for word
 * @param skus   the products at fault
 */
@Embeddable
public record Refusal(@Enumerated(EnumType.STRING) @Column(name = "refusal") Reason reason,
        @Column(name = "refusal_detail") String detail, @Column(name = "refusal_skus") List<String> skus) {

    public enum Reason {
        OUT_OF_STOCK, UNKNOWN_SKU
    }

    public static Refusal unknown(List<Sku> skus) {
        List<String> names = skus.stream().map(Sku::value).toList();
        String detail = (names.size() == 1 ? "There is no product " : "There are no products ")
                + String.join(", ", names) + ".";
        return new Refusal(Reason.UNKNOWN_SKU, detail, names);
    }

    public static Refusal outOfStock(List<Shortage> shortages) {
        String detail = shortages.stream().map(Shortage::inWords).collect(Collectors.joining(" "));
        return new Refusal(Reason.OUT_OF_STOCK, detail,
                shortages.stream().map(shortage -> shortage.sku().value()).toList());
    }
}
