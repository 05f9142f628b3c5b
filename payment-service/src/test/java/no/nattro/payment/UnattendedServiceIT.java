package no.nattro.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import no.nattro.payment.bank.Acquirer;
import no.nattro.payment.charging.Tills;
import no.nattro.payment.domain.OrderId;
import no.nattro.platform.request.Deadline;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/**
 * The service as it is delivered: nobody plays its rounds. It must not live on beside the tests that want stillness.
 */
@WholeService
@TestPropertySource(properties = {"nattro.recovery.enabled=true", "nattro.recovery.poll-interval=50ms",
        "nattro.reconciliation.enabled=true", "nattro.reconciliation.interval=300ms"})
@DirtiesContext
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UnattendedServiceIT {

    private final PaymentCalls calls;
    private final Books books;
    private final Acquirer bank;
    private final ConfigurableApplicationContext service;
    private final Tills tills;
    private final OrderId order = OrderId.random();

    UnattendedServiceIT(PaymentCalls calls, Books books, Acquirer bank, Tills tills,
            ConfigurableApplicationContext service) {
        this.calls = calls;
        this.books = books;
        this.bank = bank;
        this.tills = tills;
        this.service = service;
    }

    @BeforeEach
    void nothingElseIsDue() {
        books.putOffAllOthers();
        books.payments().sql("""
                UPDATE reconciliation SET next_run_at = clock_timestamp(), compared_until = clock_timestamp()
                """).update();
    }

    @ParameterizedTest
    @CsvSource({"tok_approved, CAPTURED", "tok_expired, DECLINED", "tok_lost_reply, CAPTURED",
            "tok_slow_before, CAPTURED", "tok_slow_after, CAPTURED"})
    void a_charge_that_was_answered_202_ends_by_itself(String token, String end) {
        assertThat(calls.charge(order, token, Deadline.HEADER, token.equals("tok_lost_reply") ? "20000" : "1")
                .summary()).isEqualTo("202 REQUESTED");
        books.makeDue(order);

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(books.payment(order))
                .containsEntry("status", end));
        assertThat(books.history(order)).isEqualTo("REQUESTED -> " + end);
    }

    @ParameterizedTest
    @CsvSource({"tok_approved, REFUNDED", "tok_lost_reply, REFUNDED"})
    void an_undo_that_was_answered_202_ends_by_itself(String token, String end) {
        calls.charge(order, token);
        assertThat(calls.undo(order, Deadline.HEADER, "1").summary()).isEqualTo("202 UNDOING");
        books.makeDue(order);

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(books.payment(order))
                .containsEntry("status", end));
        assertThat(books.moves(order)).containsExactly("CAPTURE", "REFUND");
    }

    @Test
    void money_that_nobody_keeps_is_given_back_by_itself() {
        calls.undo(order);
        bank.charge(order, Tills.PRICE, tills.charge(order).token());

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(books.moves(order))
                .containsExactly("CAPTURE", "REFUND"));
    }

    @Test
    @Order(Integer.MAX_VALUE) // nothing works after it
    void a_closing_service_first_writes_what_the_bank_is_just_answering() {
        tills.request(tills.charge(order, "tok_slow_after"));
        books.makeDue(order);
        await().atMost(Duration.ofSeconds(30)).until(() -> books.bankStatus(order).equals("CAPTURED"));

        service.stop(); // what closing does before it closes the pools

        assertThat(books.history(order)).isEqualTo("REQUESTED -> CAPTURED");
    }
}
