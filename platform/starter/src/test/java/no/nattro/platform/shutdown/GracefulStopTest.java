package no.nattro.platform.shutdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A service is stopped while it is called, over real sockets. */
class GracefulStopTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext service = new SpringApplicationBuilder(Service.class)
            .run("--server.port=0", "--management.server.port=0", "--nattro.shutdown.drain=3s");
    private final Service requests = service.getBean(Service.class);

    @AfterEach
    void stop() {
        requests.letGo.countDown();
        service.close();
        http.close();
    }

    @Test
    void readiness_goes_first_requests_are_accepted_meanwhile_and_those_in_flight_end() throws Exception {
        assertThat(readiness()).isEqualTo(200);
        CompletableFuture<HttpResponse<String>> inFlight = http.sendAsync(request("local.server.port", "/long"),
                HttpResponse.BodyHandlers.ofString());
        assertThat(requests.entered.await(10, TimeUnit.SECONDS)).isTrue();

        CompletableFuture<Void> closing = CompletableFuture.runAsync(service::close, Thread::startVirtualThread);

        await().pollInterval(Duration.ofMillis(20)).until(() -> readiness() == 503);
        assertThat(get("local.management.port", "/actuator/health/readiness")).isEqualTo(503);
        assertThat(get("local.server.port", "/short")).as("a caller that has not noticed yet").isEqualTo(200);
        await().untilAsserted(() -> assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class));
        assertThat(inFlight).isNotDone();
        assertThat(closing).isNotDone();

        requests.letGo.countDown();
        assertThat(inFlight.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        closing.get(10, TimeUnit.SECONDS);
    }

    /** As a caller behind something that chooses for each new connection, and not for each request. */
    @Test
    void a_connection_that_is_in_use_ends_with_an_answer_that_says_so() throws Exception {
        requests.letGo.countDown();
        try (Socket connection = new Socket(InetAddress.getLoopbackAddress(), port("local.server.port"))) {
            connection.setSoTimeout(10_000);
            BufferedReader answers = new BufferedReader(
                    new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(answer(connection, answers)).startsWith("HTTP/1.1 200").doesNotContain("Connection: close");

            CompletableFuture<Void> closing = CompletableFuture.runAsync(service::close, Thread::startVirtualThread);
            await().pollInterval(Duration.ofMillis(20)).until(() -> readiness() == 503);

            assertThat(answer(connection, answers)).startsWith("HTTP/1.1 200").contains("Connection: close");
            assertThat(answers.read()).as("the end of the connection").isEqualTo(-1);
            assertThat(closing).as("the drain").isNotDone();
            closing.get(10, TimeUnit.SECONDS);
        }
    }

    /** Sends a request, and returns the head of its answer; the body, which is one line without an end, is read too. */
    private static String answer(Socket connection, BufferedReader answers) throws IOException {
        connection.getOutputStream()
                .write("GET /short HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        StringBuilder head = new StringBuilder();
        for (String line = answers.readLine(); !line.isEmpty(); line = answers.readLine()) {
            head.append(line).append('\n');
        }
        assertThat(answers.skip("done".length())).isEqualTo("done".length());
        return head.toString();
    }

    private int readiness() throws IOException, InterruptedException {
        return get("local.server.port", "/readyz");
    }

    private int get(String port, String path) throws IOException, InterruptedException {
        return http.send(request(port, path), HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    private HttpRequest request(String port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port(port) + path)).build();
    }

    private void connect() throws IOException {
        new Socket(InetAddress.getLoopbackAddress(), port("local.server.port")).close();
    }

    private int port(String property) {
        return service.getEnvironment().getRequiredProperty(property, Integer.class);
    }

    /** One request that is short, and one that takes as long as the test wants. */
    @SpringBootApplication(exclude = {DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class})
    @RestController
    static class Service {

        private final CountDownLatch entered = new CountDownLatch(1);
        private final CountDownLatch letGo = new CountDownLatch(1);

        @GetMapping("/short")
        String answerAtOnce() {
            return "done";
        }

        @GetMapping("/long")
        String answerLate() throws InterruptedException {
            entered.countDown();
            return letGo.await(30, TimeUnit.SECONDS) ? "done" : "forgotten";
        }
    }
}
