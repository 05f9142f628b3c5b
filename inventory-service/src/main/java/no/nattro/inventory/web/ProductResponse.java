package no.nattro.inventory.web;

import no.nattro.inventory.catalogue.ProductOnSale;
import no.nattro.inventory.domain.Money;

record ProductResponse(String sku, String name, String description, Money price, int available) {

    static ProductResponse from(ProductOnSale product) {
        return new ProductResponse(product.sku().value(), product.name(), product.description(), product.price(),
                product.available());
    }
}
