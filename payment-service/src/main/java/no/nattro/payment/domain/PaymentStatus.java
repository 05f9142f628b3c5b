package no.nattro.payment.domain;

import java.util.Arrays;
import java.util.List;

/**
 * Where a payment stands. It begins REQUESTED, or VOIDED where it is undone before it was asked for (a tombstone).
 */
public enum PaymentStatus {
    REQUESTED, CAPTURED, DECLINED, UNDOING, VOIDED, REFUNDED;

    /** The legal transitions; the only place that knows them. */
    public boolean mayBecome(PaymentStatus next) {
        return switch (this) {
            case REQUESTED -> next == CAPTURED || next == DECLINED || next == UNDOING;
            case CAPTURED -> next == UNDOING;
            case UNDOING -> next == VOIDED || next == REFUNDED;
            case DECLINED, VOIDED, REFUNDED -> false;
        };
    }

    /** Every status from which this one may be reached. */
    public List<PaymentStatus> before() {
        return Arrays.stream(values()).filter(status -> status.mayBecome(this)).toList();
    }

    /** Whether the bank still owes an answer. */
    public boolean isOpen() {
        return this == REQUESTED || this == UNDOING;
    }
}
