package no.nattro.order.web;

import static no.nattro.order.web.OrderApi.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** No neighbour is there in this test: readiness does not ask for them. */
class ReadinessIT extends OrderApiFixture {

    @Autowired
    private HikariDataSource pool;

    @Test
    void it_is_told_on_the_main_port_whatever_the_neighbours_do() {
        assertThat(readyz().statusCode()).isEqualTo(200);
        assertThat(json(readyz()).path("status").asText()).isEqualTo("UP");
    }

    @Test
    void without_a_connection_to_its_database_the_service_is_not_ready() throws SQLException {
        List<Connection> taken = new ArrayList<>();
        try {
            while (taken.size() < pool.getMaximumPoolSize()) {
                taken.add(pool.getConnection());
            }
            assertThat(readyz().statusCode()).isEqualTo(503);
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
        await().until(() -> readyz().statusCode() == 200);
    }

    private HttpResponse<String> readyz() {
        return OrderApi.send(api.anonymous("/readyz"));
    }
}
