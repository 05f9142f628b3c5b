package no.nattro.payment.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import no.nattro.payment.Books;
import no.nattro.payment.WholeService;
import no.nattro.payment.bank.ChargeAnswer;
import no.nattro.payment.bank.ScriptedBank;
import no.nattro.payment.bank.VoidAnswer;
import no.nattro.payment.charging.Tills;
import no.nattro.payment.domain.OrderId;
import no.nattro.payment.domain.PaymentStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** When a person must look at a payment. */
@WholeService
@ExtendWith(OutputCaptureExtension.class)
class AttentionIT {

    private final ScriptedBank bank = new ScriptedBank();
    private final OrderId order = OrderId.random();
    private final Replicas replicas;
    private final Tills tills;
    private final Books books;

    AttentionIT(Replicas replicas, Tills tills, Books books) {
        this.replicas = replicas;
        this.tills = tills;
        this.books = books;
    }

    @BeforeEach
    void nothingElseIsOpenForLong() {
        books.putOffAllOthers();
        books.payments().sql("UPDATE payments SET unknown_since = clock_timestamp() WHERE unknown_since IS NOT NULL")
                .update();
    }

    @ParameterizedTest
    @EnumSource(value = PaymentStatus.class, names = {"REQUESTED", "UNDOING"})
    void a_payment_unknown_for_too_long_needs_attention_is_said_so_once_and_still_asked_about(PaymentStatus state,
            CapturedOutput output) {
        unknownForMinutes(16, state);

        for (int i = 0; i < 3; i++) {
            books.makeDue(order);
            replicas.play(replicas.with(bank));
        }

        assertThat(books.payment(order)).containsEntry("needs_attention", true).containsEntry("attempts", 3);
        assertThat(bank.asked()).isEqualTo(3);
        assertThat(output.toString().lines().filter(line -> line.contains("a person must look"))).singleElement()
                .asString().contains(order.toString());
    }

    @Test
    void attention_comes_by_age_and_not_by_count() {
        unknownForMinutes(14, PaymentStatus.REQUESTED);
        books.payments().sql("UPDATE payments SET attempts = 1000 WHERE order_id = ?").param(order.value()).update();
        books.makeDue(order);

        replicas.play(replicas.with(bank));

        assertThat(books.payment(order)).containsEntry("needs_attention", false).containsEntry("attempts", 1001);
    }

    @Test
    void what_has_ended_needs_no_attention() {
        unknownForMinutes(16, PaymentStatus.REQUESTED);
        replicas.play(replicas.with(bank));

        tills.commit(order, PaymentStatus.UNDOING);
        assertThat(books.payment(order)).containsEntry("needs_attention", true);
        bank.answersVoid(() -> VoidAnswer.VOIDED);
        books.makeDue(order);
        replicas.play(replicas.with(bank));

        assertThat(books.payment(order)).containsEntry("status", "VOIDED").containsEntry("needs_attention", false);
        assertThatThrownBy(() -> books.payments().sql("UPDATE payments SET needs_attention = true WHERE order_id = ?")
                .param(order.value()).update()).hasMessageContaining("only_an_open_payment_needs_attention");
    }

    @Test
    void the_meters_show_what_waits_what_needs_attention_and_what_was_recovered() {
        MeterRegistry meters = new SimpleMeterRegistry();
        Recovery recovery = replicas.with(bank, meters);
        assertThat(meters.get("nattro.payments.recovered").counters()).hasSize(4);
        unknownForMinutes(16, PaymentStatus.REQUESTED);
        bank.answersCharge(ChargeAnswer.Captured::new);
        OrderId silent = OrderId.random();
        tills.bringTo(silent, PaymentStatus.UNDOING);
        books.makeDue(silent);

        replicas.play(recovery);

        assertThat(meters.get("nattro.payments.recovered").tag("end", "captured").counter().count()).isEqualTo(1);
        assertThat(meters.get("nattro.payments.recovery.attempts").tag("end", "answered").timer().count()).isEqualTo(1);
        assertThat(meters.get("nattro.payments.recovery.attempts").tag("end", "unknown").timer().count()).isEqualTo(1);
        assertThat(meters.get("nattro.payments.waiting").gauge().value()).isPositive();
        assertThat(meters.get("nattro.payments.attention").gauge().value()).isEqualTo(
                books.payments().sql("SELECT count(*) FROM payments WHERE needs_attention").query(Double.class)
                        .single());
    }

    private void unknownForMinutes(int minutes, PaymentStatus state) {
        tills.bringTo(order, state);
        books.payments().sql("""
                UPDATE payments SET unknown_since = clock_timestamp() - make_interval(mins => ?) WHERE order_id = ?
                """).params(minutes, order.value()).update();
        books.makeDue(order);
    }
}
