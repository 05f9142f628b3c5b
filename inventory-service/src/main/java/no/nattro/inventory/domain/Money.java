package no.nattro.inventory.domain;

import jakarta.persistence.Embeddable;

/**
 * An amount in minor units (øre) and its currency.
 *
 * @param currency three capital letters of ISO 4217
 */
@Embeddable
public record Money(long amount, String currency) {

    public Money {
        if (amount < 0 || !currency.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("no price: " + amount + " " + currency);
        }
    }
}
