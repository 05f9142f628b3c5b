package no.nattro.gateway.problem;

import org.springframework.http.HttpMethod;

/**
 * What a caller can do whose request came to nothing. A purchase is always repeated with its key: under a new one it might be
 * a second purchase.
 */
public final class Advice {

    private Advice() {}

    /** The request never left the gateway; an earlier one with the same key may have. */
    public static String notSent(HttpMethod method) {
        return method == HttpMethod.POST
                ? "Nothing was done by this request: repeat it with the same Idempotency-Key."
                : "Nothing was done: try again.";
    }

    /** The request was sent, and may have been carried out. */
    public static String sent(HttpMethod method) {
        return method == HttpMethod.POST
                ? "What became of it is not known. Repeat the request with the same Idempotency-Key: nothing is done twice."
                : "Nothing was changed: try again.";
    }
}
