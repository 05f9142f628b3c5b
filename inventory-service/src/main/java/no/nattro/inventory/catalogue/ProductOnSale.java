package no.nattro.inventory.catalogue;

import no.nattro.inventory.domain.Money;
import no.nattro.inventory.domain.Sku;

/**
 * A product as a shopper sees it.
 *
 * @param available pieces that nobody holds; a moment later there may be fewer
 */
public record ProductOnSale(Sku sku, String name, String description, Money price, int available) {}
