package no.nattro.payment.domain;

import static no.nattro.payment.domain.PaymentStatus.CAPTURED;
import static no.nattro.payment.domain.PaymentStatus.DECLINED;
import static no.nattro.payment.domain.PaymentStatus.REFUNDED;
import static no.nattro.payment.domain.PaymentStatus.REQUESTED;
import static no.nattro.payment.domain.PaymentStatus.UNDOING;
import static no.nattro.payment.domain.PaymentStatus.VOIDED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaymentStatusTest {

    @Test
    void each_status_is_reached_from_where_the_design_says() {
        assertThat(REQUESTED.before()).isEmpty();
        assertThat(CAPTURED.before()).containsExactly(REQUESTED);
        assertThat(DECLINED.before()).containsExactly(REQUESTED);
        assertThat(UNDOING.before()).containsExactly(REQUESTED, CAPTURED);
        assertThat(VOIDED.before()).containsExactly(UNDOING);
        assertThat(REFUNDED.before()).containsExactly(UNDOING);
    }

    @Test
    void declined_voided_and_refunded_are_final() {
        for (PaymentStatus end : new PaymentStatus[]{DECLINED, VOIDED, REFUNDED}) {
            assertThat(PaymentStatus.values()).noneMatch(end::mayBecome);
        }
    }

    @Test
    void the_bank_owes_an_answer_while_requested_or_undoing() {
        assertThat(PaymentStatus.values()).filteredOn(PaymentStatus::isOpen).containsExactly(REQUESTED, UNDOING);
    }
}
