package no.nattro.inventory.domain;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** Something that can be bought. Only read here: products come and change by SQL. */
@Entity
@Table(name = "products")
public class Product {

    @EmbeddedId
    private Sku sku;

    private String name;

    private String description;

    @Embedded
    @AttributeOverride(name = "amount", column = @Column(name = "price_amount"))
    private Money price;

    @SuppressWarnings("NullAway.Init") // for JPA, which fills the fields
    protected Product() {}
}
