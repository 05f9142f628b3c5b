package no.nattro.payment.domain;

import java.util.regex.Pattern;

/**
 * Stands for a card that somebody else has seen. Its form has no place for a digit, so that no card number can be sent,
 * stored or logged by mistake; and it does not print itself.
 */
public record PaymentToken(String value) {

    public static final String FORM = "^tok_[a-z_]{3,40}$";

    private static final Pattern PATTERN = Pattern.compile(FORM);

    public PaymentToken {
        if (!PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException("a payment token has the form " + FORM);
        }
    }

    @Override
    public String toString() {
        return "PaymentToken[hidden]";
    }
}
