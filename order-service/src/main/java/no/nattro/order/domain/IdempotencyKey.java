package no.nattro.order.domain;

import java.util.regex.Pattern;

/**
 * Chosen by the shopper's client: the same key from the same shopper is the same order.
 *
 * @param value 1 to 200 visible ASCII characters
 */
public record IdempotencyKey(String value) {

    private static final Pattern FORM = Pattern.compile("[!-~]{1,200}");

    /** @throws IllegalArgumentException when the value has another form */
    public IdempotencyKey {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("an idempotency key is 1 to 200 visible ASCII characters");
        }
    }

    public static boolean isWellFormed(String value) {
        return FORM.matcher(value).matches();
    }
}
