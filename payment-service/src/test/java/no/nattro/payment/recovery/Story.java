package no.nattro.payment.recovery;

import java.util.List;
import no.nattro.payment.domain.PaymentStatus;

/**
 * What becomes of a payment when nothing goes wrong, with every commit, ours and the bank's, in their order. Whoever adds a
 * commit has to write it down here, and with that it is one more moment at which everything may go wrong.
 */
enum Story {
    CHARGED("tok_approved", "ours bank ours", PaymentStatus.CAPTURED, "CAPTURE"),
    DECLINED("tok_declined", "ours bank ours", PaymentStatus.DECLINED, ""),
    /** Recovery looks for old payments, claims this one, and writes what the bank says. */
    REPLY_LOST("tok_lost_reply", "ours bank ours, ours ours ours", PaymentStatus.CAPTURED, "CAPTURE"),
    REFUNDED("tok_approved", "ours bank ours, ours bank ours", PaymentStatus.REFUNDED, "CAPTURE REFUND"),
    REFUNDED_IN_DOUBT("tok_lost_reply", "ours bank ours, ours bank ours", PaymentStatus.REFUNDED, "CAPTURE REFUND"),
    /** The charge had no time left to ask the bank. */
    VOIDED("tok_approved", "ours, ours bank ours", PaymentStatus.VOIDED, ""),
    /** The undo overtakes the charge and leaves a tombstone. */
    OVERTAKEN("tok_approved", "ours, ours", PaymentStatus.VOIDED, "");

    private final String token;
    private final String line;
    private final PaymentStatus end;
    private final String moves;

    Story(String token, String line, PaymentStatus end, String moves) {
        this.token = token;
        this.line = line;
        this.end = end;
        this.moves = moves;
    }

    String token() {
        return token;
    }

    /** {@code ours} and {@code bank}: in whose database it was committed. */
    List<String> commits() {
        return List.of(line.replace(",", "").split(" "));
    }

    PaymentStatus end() {
        return end;
    }

    /** What the bank's ledger shows in the end. */
    String moves() {
        return moves;
    }

    boolean isUndone() {
        return end == PaymentStatus.REFUNDED || end == PaymentStatus.VOIDED;
    }
}
