package no.nattro.inventory.catalogue;

import java.util.Optional;
import no.nattro.inventory.domain.Sku;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the catalogue. */
@Component
public class CatalogueTransactions {

    private final Products products;

    CatalogueTransactions(Products products) {
        this.products = products;
    }

    /** @param after the last SKU of the page before; null for the first page */
    @Transactional(readOnly = true)
    public CataloguePage page(@Nullable Sku after, int limit) {
        return CataloguePage.of(products.after(after == null ? "" : after.value(), Limit.of(limit + 1)), limit);
    }

    @Transactional(readOnly = true)
    public Optional<ProductOnSale> find(Sku sku) {
        return products.find(sku);
    }
}
