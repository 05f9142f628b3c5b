package no.nattro.inventory.warmup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import no.nattro.inventory.support.InventoryTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import no.nattro.inventory.reservation.Stockroom;

@InventoryTest
@ExtendWith(OutputCaptureExtension.class)
class WarmUpIT {

    private final ReservationRehearsal rehearsal;
    private final LoopbackRequests requests;
    private final Stockroom stockroom;
    private final JdbcClient sql;

    WarmUpIT(ReservationRehearsal rehearsal, LoopbackRequests requests, Stockroom stockroom, JdbcClient sql) {
        this.rehearsal = rehearsal;
        this.requests = requests;
        this.stockroom = stockroom;
        this.sql = sql;
    }

    @Test
    void it_leaves_no_row(CapturedOutput output) {
        new WarmUp(new WarmUpProperties(3, Duration.ofMinutes(1)), rehearsal, requests).run(noArguments());

        assertThat(output).contains("Warm after 3 rounds");
        assertThat(count("products WHERE sku LIKE 'WARM-UP%'")).isZero();
        assertThat(count("reservations WHERE request_id LIKE 'warm-up%'")).isZero();
        assertThat(count("reservation_history WHERE request_id LIKE 'warm-up%'")).isZero();
    }

    @Test
    void it_stops_when_its_time_is_up(CapturedOutput output) {
        new WarmUp(new WarmUpProperties(1000, Duration.ZERO), rehearsal, requests).run(noArguments());

        assertThat(output).contains("Warm after 0 rounds");
    }

    @Test
    void its_failure_is_logged_and_stops_nobody(CapturedOutput output) {
        DriverManagerDataSource nowhere = new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/none");
        ReservationRehearsal failing = new ReservationRehearsal(stockroom, JdbcClient.create(nowhere),
                new JdbcTransactionManager(nowhere));

        assertThatCode(() -> new WarmUp(new WarmUpProperties(3, Duration.ofMinutes(1)), failing, requests)
                .run(noArguments())).doesNotThrowAnyException();
        assertThat(output).contains("The warm-up ended in round 0");
    }

    private int count(String what) {
        return sql.sql("SELECT count(*) FROM " + what).query(Integer.class).single();
    }

    private static DefaultApplicationArguments noArguments() {
        return new DefaultApplicationArguments();
    }
}
