package no.nattro.inventory.catalogue;

import java.util.List;
import no.nattro.inventory.domain.Sku;
import org.jspecify.annotations.Nullable;

/**
 * Some products in SKU order.
 *
 * @param next the SKU after which the next page begins; null on the last
 */
public record CataloguePage(List<ProductOnSale> items, @Nullable Sku next) {

    /** Makes a page of what was read with one more than fits: the surplus only tells that there is a next page. */
    static CataloguePage of(List<ProductOnSale> oneMore, int limit) {
        if (oneMore.size() <= limit) {
            return new CataloguePage(List.copyOf(oneMore), null);
        }
        List<ProductOnSale> items = List.copyOf(oneMore.subList(0, limit));
        return new CataloguePage(items, items.getLast().sku());
    }
}
