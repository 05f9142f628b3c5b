package no.nattro.payment.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import no.nattro.payment.PaymentCalls;
import no.nattro.payment.TakenConnections;
import no.nattro.payment.WholeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;

@WholeService
class ReadinessIT {

    private final PaymentCalls calls;
    private final HikariDataSource payments;
    private final HikariDataSource bank;

    ReadinessIT(PaymentCalls calls, HikariDataSource payments, @Qualifier("bankDataSource") HikariDataSource bank) {
        this.calls = calls;
        this.payments = payments;
        this.bank = bank;
    }

    @Test
    void it_is_told_on_the_main_port() {
        assertThat(readyz()).isEqualTo("200 UP");
    }

    @Test
    void a_bank_that_is_away_makes_nobody_send_the_orders_elsewhere() {
        try (TakenConnections _ = new TakenConnections(bank)) {
            assertThat(readyz()).isEqualTo("200 UP");
        }
    }

    @Test
    void without_the_payments_database_the_service_is_not_ready() {
        try (TakenConnections _ = new TakenConnections(payments)) {
            assertThat(readyz()).isEqualTo("503 DOWN");
        }
    }

    private String readyz() {
        return calls.send("GET", "/readyz", "").summary();
    }
}
