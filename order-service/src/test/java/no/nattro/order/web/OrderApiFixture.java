package no.nattro.order.web;

import static no.nattro.order.web.OrderApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import no.nattro.order.OrderDatabase;
import no.nattro.order.ScriptedNeighbours;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A new shopper for each test, over a real socket and on a real database. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({OrderDatabase.class, ScriptedNeighbours.class})
abstract class OrderApiFixture {

    @LocalServerPort
    int port;

    @Autowired
    ScriptedNeighbours.Script script;

    @Autowired
    JdbcClient sql;

    OrderApi api;

    @BeforeEach
    void aNewShopper() {
        script.reset();
        api = OrderApi.at(port);
    }

    long orders() {
        return sql.sql("SELECT count(*) FROM orders WHERE shopper_id = ?").param(api.shopper()).query(Long.class)
                .single();
    }

    static String requestId(HttpResponse<String> response) {
        return response.headers().firstValue("X-Request-ID").orElseThrow();
    }

    static void assertProblem(HttpResponse<String> response, int status, String type) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(response).path("type").asText()).isEqualTo("urn:nattro:problem:" + type);
        assertThat(json(response).path("requestId").asText()).isEqualTo(requestId(response));
    }
}
