package no.nattro.demo.shop;

import java.util.Locale;

/** @param amount in minor units, for NOK øre */
public record Money(long amount, String currency) {

    /** As a Norwegian price tag has it: {@code 1 398,00 NOK}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d,%02d %s", amount / 100, amount % 100, currency)
                .replaceAll(",(?=\\d{3})", " ");
    }
}
