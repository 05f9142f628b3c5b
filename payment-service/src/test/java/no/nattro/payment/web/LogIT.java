package no.nattro.payment.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.sql.DataSource;
import no.nattro.payment.PaymentCalls;
import no.nattro.payment.WholeService;
import no.nattro.payment.domain.OrderId;
import no.nattro.platform.request.Deadline;
import no.nattro.platform.request.RequestId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

@WholeService
@ExtendWith(OutputCaptureExtension.class)
class LogIT {

    private final PaymentCalls calls;
    private final DataSource payments;
    private final OrderId order = OrderId.random();

    LogIT(PaymentCalls calls, DataSource payments) {
        this.calls = calls;
        this.payments = payments;
    }

    @ParameterizedTest
    @ValueSource(strings = {"tok_approved", "tok_declined", "tok_insufficient_funds", "tok_expired", "tok_slow_before",
            "tok_slow_after", "tok_lost_reply", "tok_nobody_knows", "tok_4111111111111111", "4111111111111111"})
    void no_token_and_no_card_number_is_ever_logged(String token, CapturedOutput output) {
        calls.charge(order, token, Deadline.HEADER, "300");
        calls.charge(order, token.equals("tok_approved") ? "tok_declined" : "tok_approved");
        calls.undo(order);

        assertThat(output).doesNotContain(token).doesNotContain("tok_");
    }

    @Test
    void not_even_the_databases_own_words_repeat_a_token() {
        assertThatThrownBy(() -> JdbcClient.create(payments).sql("""
                INSERT INTO payments (order_id, amount, currency, token, status, request_id)
                VALUES (gen_random_uuid(), 1, 'NOK', ?, 'DECLINED', 'log-it')""").param("tok_approved").update())
                .hasMessageContaining("a_decline_has_its_reason")
                .hasMessageNotContaining("tok_approved");
    }

    @Test
    void a_line_carries_the_order_and_the_request(CapturedOutput output) {
        calls.charge(order, "tok_approved", RequestId.HEADER, "request-of-the-log");

        assertThat(output.toString().lines().filter(line -> line.contains(order.toString())))
                .singleElement().asString().contains("[request-of-the-log]").endsWith("CAPTURED");
    }
}
