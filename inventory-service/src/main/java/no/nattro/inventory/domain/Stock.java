package no.nattro.inventory.domain;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/**
 * Where the pieces of a product are. It has no methods on purpose: a count that was read, changed in memory and written
 * back would lose what another order took in between. Pieces move by one UPDATE each, and the table's constraint
 * {@code initial = available + held + sold} refuses any that would make or lose one.
 */
@Entity
@Table(name = "stock")
public class Stock {

    @EmbeddedId
    private Sku sku;

    private int available;

    private int held;

    private int sold;

    @SuppressWarnings("NullAway.Init") // for JPA, which fills the fields
    protected Stock() {}
}
