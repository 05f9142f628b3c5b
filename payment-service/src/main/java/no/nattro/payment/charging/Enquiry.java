package no.nattro.payment.charging;

import no.nattro.payment.domain.Payment;

/**
 * How asking the bank about an open payment ended.
 *
 * @param payment the row as it stands now, whoever brought it there
 */
public record Enquiry(Payment payment, End end) {

    public enum End {
        /** The bank said how it stands. */
        ANSWERED,
        /** It said nothing that helps. It counts as an attempt: the pause before the next one grows. */
        UNKNOWN,
        /** It was not asked at all. */
        NOT_SENT
    }
}
