package no.nattro.payment.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import no.nattro.payment.Books;
import no.nattro.payment.PaymentCalls;
import no.nattro.payment.PaymentCalls.Reply;
import no.nattro.payment.WholeService;
import no.nattro.payment.domain.OrderId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** The service broken on purpose, as in the demo: what becomes of the money. */
@WholeService
@TestPropertySource(properties = "nattro.faults.enabled=true")
@DirtiesContext
class FaultsIT {

    private final HttpClient http = HttpClient.newHttpClient();
    private final PaymentCalls calls;
    private final Books books;
    private final Environment environment;
    private final HikariDataSource payments;
    private final OrderId order = OrderId.random();

    FaultsIT(PaymentCalls calls, Books books, Environment environment, HikariDataSource payments) {
        this.calls = calls;
        this.books = books;
        this.environment = environment;
        this.payments = payments;
    }

    @AfterEach
    void nothingIsLeft(@TempDir Path folder) throws Exception {
        manage("DELETE", "");
        http.close();
        await().untilAsserted(() -> assertThat(payments.getHikariPoolMXBean().getActiveConnections()).isZero());
        Path threads = folder.resolve("threads");
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpThreads(threads.toString(),
                ThreadDumpFormat.TEXT_PLAIN);
        assertThat(Files.readString(threads)).doesNotContain("FaultFilter");
    }

    @Test
    void a_slow_token_makes_no_other_slow() throws Exception {
        begin("{'kind': 'delay', 'delay': '1h', 'token': 'tok_approved', 'for': '5m'}");
        CompletableFuture<Reply> slow = CompletableFuture.supplyAsync(() -> calls.charge(order, "tok_approved"),
                Thread::startVirtualThread);
        await().until(() -> manage("GET", "").contains("\"struck\":1"));

        assertThat(calls.charge(OrderId.random(), "tok_expired").summary()).isEqualTo("402 payment-declined");
        assertThat(calls.undo(OrderId.random()).summary()).isEqualTo("200 VOIDED");
        assertThat(slow).isNotDone();
        assertThat(books.history(order)).as("a request that waits has not come in yet").isEmpty();
        manage("DELETE", "");
        assertThat(slow.get(30, TimeUnit.SECONDS).summary()).isEqualTo("200 CAPTURED");
    }

    @Test
    void a_lost_reply_is_that_of_a_payment_that_is_captured_and_its_repeat_tells_so() throws Exception {
        begin("{'kind': 'lose-reply', 'for': '5m'}");
        assertThat(bytesOfTheAnswerToACharge()).isZero();
        assertThat(books.history(order)).isEqualTo("REQUESTED -> CAPTURED");
        manage("DELETE", "");

        assertThat(calls.charge(order, "tok_approved").summary()).isEqualTo("200 CAPTURED");
        assertThat(books.moves(order)).containsExactly("CAPTURE");
    }

    @Test
    void a_hang_ends_by_itself_and_the_payment_goes_on() throws Exception {
        begin("{'kind': 'hang', 'for': '1s'}");

        assertThat(calls.charge(order, "tok_approved").summary()).isEqualTo("200 CAPTURED");
        assertThat(manage("GET", "")).isEqualTo("{\"faults\":[]}");
    }

    @Test
    void a_closed_port_opens_by_itself() throws Exception {
        begin("{'kind': 'refuse', 'for': '3s'}");

        assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
        assertThat(manage("GET", "")).contains("\"kind\":\"refuse\"");
        await().ignoreExceptionsInstanceOf(ConnectException.class).untilAsserted(() -> connect().close());
        assertThat(calls.charge(order, "tok_approved").summary()).isEqualTo("200 CAPTURED");
    }

    @Test
    void an_error_is_answered_before_anything_is_written() throws Exception {
        begin("{'kind': 'error', 'status': 503, 'token': 'tok_approved', 'for': '5m'}");

        assertThat(calls.charge(order, "tok_approved").status()).isEqualTo(503);
        assertThat(books.history(order)).isEmpty();
        assertThat(calls.charge(order, "tok_expired").summary()).isEqualTo("402 payment-declined");
    }

    private int bytesOfTheAnswerToACharge() throws IOException {
        String body = "{\"amount\": {\"amount\": 39800, \"currency\": \"NOK\"}, \"token\": \"tok_approved\"}";
        try (Socket socket = connect()) {
            socket.getOutputStream().write(("PUT /payments/" + order + " HTTP/1.1\r\nHost: localhost\r\n"
                    + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                    .getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().readAllBytes().length;
        }
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(),
                environment.getRequiredProperty("local.server.port", Integer.class));
    }

    private void begin(String fault) throws Exception {
        assertThat(manage("POST", fault.replace('\'', '"'))).contains("\"id\"");
    }

    private String manage(String method, String body) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create("http://localhost:"
                + environment.getRequiredProperty("local.management.port") + "/actuator/faults"))
                .header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString()).body();
    }
}
