package no.nattro.demo.lesson.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.Instance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManagementPortTest {

    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private ManagementPort port;
    private volatile int status = 200;
    private volatile String answer = "{}";

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        port = new ManagementPort(Instance.of(Component.PAYMENT), server.getAddress().getPort());
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void a_metric_is_asked_for_with_its_tags() {
        answer = "{\"name\":\"x\",\"measurements\":[{\"statistic\":\"VALUE\",\"value\":1.0}],\"availableTags\":[]}";

        assertThat(port.metric("resilience4j.circuitbreaker.state", "name:payment", "state:open")).hasValue(1);
        assertThat(asked).containsExactly(
                "GET /actuator/metrics/resilience4j.circuitbreaker.state?tag=name:payment&tag=state:open ");
    }

    @Test
    void a_metric_that_is_not_there_and_a_service_that_does_not_answer_show_nothing() {
        status = 404;
        assertThat(port.metric("jvm.threads.live")).isEmpty();
        status = 200;
        answer = "nonsense";
        assertThat(port.metric("jvm.threads.live")).isEmpty();
        server.stop(0);
        assertThat(port.metric("jvm.threads.live")).isEmpty();
        assertThat(port.struck()).isEmpty();
    }

    @Test
    void a_hang_is_asked_for_with_its_length() {
        port.hang(Duration.ofSeconds(30));

        assertThat(asked.getFirst()).startsWith("POST /actuator/faults ").contains("\"kind\":\"hang\"",
                "\"for\":\"30000ms\"");
    }

    @Test
    void a_service_that_takes_no_fault_is_told() {
        status = 404;
        answer = "{\"title\":\"There is nothing here\"}";

        assertThatThrownBy(() -> port.hang(Duration.ofSeconds(30))).isInstanceOf(DemoFailed.class)
                .hasMessage("payment takes no fault: it answered 404 {\"title\":\"There is nothing here\"}");
    }

    @Test
    void what_met_the_faults_is_counted_while_there_are_any() {
        answer = "{\"faults\":[{\"id\":\"1\",\"struck\":12},{\"id\":\"2\",\"struck\":3}]}";
        assertThat(port.struck()).hasValue(15);
        answer = "{\"faults\":[]}";
        assertThat(port.struck()).isEmpty();
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
