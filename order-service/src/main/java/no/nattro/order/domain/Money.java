package no.nattro.order.domain;

/**
 * An amount of money.
 *
 * @param amount   in minor units (øre), not negative
 * @param currency ISO 4217
 */
public record Money(long amount, String currency) {

    public static final String NOK = "NOK";

    /** @throws IllegalArgumentException when the amount is negative */
    public Money {
        if (amount < 0) {
            throw new IllegalArgumentException("an amount is not negative: " + amount);
        }
    }

    public static Money nok(long amount) {
        return new Money(amount, NOK);
    }

    /** @throws IllegalArgumentException when the currencies differ */
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(currency + " and " + other.currency + " do not add up");
        }
        return new Money(Math.addExact(amount, other.amount), currency);
    }

    public Money times(int quantity) {
        return new Money(Math.multiplyExact(amount, quantity), currency);
    }

    /** For people, as in {@code 398.00 NOK}. */
    @Override
    public String toString() {
        return "%d.%02d %s".formatted(amount / 100, amount % 100, currency);
    }
}
