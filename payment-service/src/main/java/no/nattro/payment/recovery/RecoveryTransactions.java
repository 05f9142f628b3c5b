package no.nattro.payment.recovery;

import java.time.Duration;
import java.util.List;
import no.nattro.payment.domain.Payment;
import no.nattro.payment.domain.Payments;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes due payments and gives them back. What comes of a payment is not written here but where requests write it: the
 * lease only saves the bank from being asked twice, and nothing may depend on it.
 */
@Component
class RecoveryTransactions {

    private final Payments payments;

    RecoveryTransactions(Payments payments) {
        this.payments = payments;
    }

    @Transactional
    List<Payment> claim(int most, Duration lease) {
        return payments.claim(most, seconds(lease));
    }

    @Transactional
    void giveBack(Payment claimed, Duration pause) {
        payments.giveBack(claimed.orderId().value(), claimed.status().name(), claimed.nextAttemptAt().orElseThrow(),
                seconds(pause));
    }

    @Transactional
    List<Payment> flagOlderThan(Duration age) {
        return payments.flagOlderThan(seconds(age));
    }

    @Transactional(readOnly = true)
    Payments.Backlog backlog() {
        return payments.backlog();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
