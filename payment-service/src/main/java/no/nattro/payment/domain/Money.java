package no.nattro.payment.domain;

import jakarta.persistence.Embeddable;

/**
 * A sum to be paid.
 *
 * @param amount   in minor units (øre), 1 to {@link #LARGEST}
 * @param currency always {@link #CURRENCY}: nothing here converts
 */
@Embeddable
public record Money(long amount, String currency) {

    public static final String CURRENCY = "NOK";

    /** Ten thousand million kroner: far above any order, far below where adding up could overflow. */
    public static final long LARGEST = 1_000_000_000_000L;

    public Money {
        if (amount < 1 || amount > LARGEST || !CURRENCY.equals(currency)) {
            throw new IllegalArgumentException("an amount is 1 to " + LARGEST + " øre");
        }
    }

    public static Money nok(long amount) {
        return new Money(amount, CURRENCY);
    }
}
