package no.nattro.payment.reconciliation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import no.nattro.payment.bank.BankEntry;
import no.nattro.payment.domain.Payment;
import no.nattro.payment.domain.PaymentStatus;
import org.jspecify.annotations.Nullable;

/**
 * In what the two books differ about an order. A repair only ever gives money back that our books say nobody keeps; a
 * difference by which the shopper would lose, or an order that is paid its payment, is never repaired by a program.
 */
enum DifferenceKind {
    /** The bank keeps money, and there is no payment. */
    WITHOUT_PAYMENT,
    /** The bank keeps money of a payment that has ended without any. */
    NOT_GIVEN_BACK,
    /** We captured, and the bank has never taken anything. */
    CAPTURE_MISSING,
    /** We captured, and the bank took another sum. */
    AMOUNT_DIFFERS,
    /** We captured, and the bank has given all or some of it back. */
    GIVEN_BACK;

    /** What no program repairs. */
    static List<String> namesForPeople() {
        return Arrays.stream(values()).filter(kind -> kind != WITHOUT_PAYMENT && kind != NOT_GIVEN_BACK)
                .map(Enum::name).toList();
    }

    /** Judges a payment that has an end, or the lack of any. */
    static Optional<DifferenceKind> between(@Nullable Payment payment, @Nullable BankEntry entry) {
        long captured = entry == null ? 0 : entry.captured();
        if (payment != null && hasCaptured(payment) && captured != amount(payment)) {
            return Optional.of(captured == 0 ? CAPTURE_MISSING : AMOUNT_DIFFERS);
        }
        long more = keptThere(entry) - keptHere(payment);
        if (more == 0) {
            return Optional.empty();
        }
        if (more < 0) {
            return Optional.of(GIVEN_BACK);
        }
        return Optional.of(payment == null ? WITHOUT_PAYMENT : NOT_GIVEN_BACK);
    }

    static long keptHere(@Nullable Payment payment) {
        return payment != null && payment.status() == PaymentStatus.CAPTURED ? amount(payment) : 0;
    }

    static long keptThere(@Nullable BankEntry entry) {
        return entry == null ? 0 : entry.captured() - entry.refunded();
    }

    private static boolean hasCaptured(Payment payment) {
        return payment.status() == PaymentStatus.CAPTURED || payment.status() == PaymentStatus.REFUNDED;
    }

    private static long amount(Payment payment) {
        return payment.amount().orElseThrow().amount();
    }
}
