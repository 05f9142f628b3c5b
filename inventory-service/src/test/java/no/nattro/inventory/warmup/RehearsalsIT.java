package no.nattro.inventory.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import no.nattro.inventory.support.InventoryTest;
import no.nattro.platform.request.RequestId;
import no.nattro.platform.warmup.Rehearsal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;

@InventoryTest
class RehearsalsIT {

    private final ObjectProvider<Rehearsal> rehearsals;
    private final JdbcClient sql;

    RehearsalsIT(ObjectProvider<Rehearsal> rehearsals, JdbcClient sql) {
        this.rehearsals = rehearsals;
        this.sql = sql;
    }

    @Test
    void they_leave_no_row() throws Exception {
        assertThat(rehearsals.stream()).hasSize(2);
        for (Rehearsal rehearsal : rehearsals) {
            rehearsal.play(new RequestId("rehearsals-it"));
        }

        assertThat(count("products WHERE sku LIKE 'WARM-UP%'")).isZero();
        assertThat(count("reservations WHERE request_id = 'rehearsals-it'")).isZero();
        assertThat(count("reservation_history WHERE request_id = 'rehearsals-it'")).isZero();
    }

    private int count(String what) {
        return sql.sql("SELECT count(*) FROM " + what).query(Integer.class).single();
    }
}
