package no.nattro.payment.domain;

/** Why the bank will not pay. */
public enum DeclineReason {
    CARD_DECLINED("the bank gives no reason"),
    INSUFFICIENT_FUNDS("insufficient funds"),
    CARD_EXPIRED("it has expired"),
    UNKNOWN_TOKEN("the bank does not know this token");

    private final String words;

    DeclineReason(String words) {
        this.words = words;
    }

    /** For people: what stands after "The card was declined: ". */
    public String words() {
        return words;
    }
}
