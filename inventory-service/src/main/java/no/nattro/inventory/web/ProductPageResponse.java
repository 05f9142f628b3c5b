package no.nattro.inventory.web;

import java.util.List;
import no.nattro.inventory.catalogue.CataloguePage;
import org.jspecify.annotations.Nullable;

record ProductPageResponse(List<ProductResponse> items, @Nullable String next) {

    static ProductPageResponse from(CataloguePage page) {
        return new ProductPageResponse(page.items().stream().map(ProductResponse::from).toList(),
                page.next() == null ? null : page.next().value());
    }
}
