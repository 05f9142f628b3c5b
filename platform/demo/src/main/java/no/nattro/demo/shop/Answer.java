package no.nattro.demo.shop;

/** What a purchase came to, in one word. */
public enum Answer {
    /** Paid, and the goods are the shopper's. */
    CONFIRMED,
    /** Not decided within the time; it goes on, and the same key asks for its end. */
    PENDING,
    /** Decided against, or refused before an order existed: nothing is paid. */
    REFUSED,
    /** No readable end: it may have gone through. The same key asks. */
    UNKNOWN,
    /** It never reached the shop. */
    NOT_SENT;

    static Answer of(int status, String problemType) {
        return switch (status) {
            case 201 -> CONFIRMED;
            case 202 -> PENDING;
            case 409 -> problemType.endsWith(":request-in-progress") ? PENDING : REFUSED;
            case 503 -> REFUSED;
            default -> status >= 400 && status < 500 ? REFUSED : UNKNOWN;
        };
    }
}
