package no.nattro.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.nattro.demo.home.Home;
import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.FreePorts;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.stack.Ports;
import no.nattro.demo.stack.Progress;
import no.nattro.demo.stack.Replicas;
import no.nattro.demo.stack.Stack;
import no.nattro.demo.stack.StackFile;
import no.nattro.demo.stack.StackState;
import no.nattro.demo.stack.StubApps;
import no.nattro.demo.stack.UnpackedApps;
import no.nattro.demo.terminal.Screen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command and payment-service as it is delivered, in a stack that has nothing else. */
class FaultCommandIT {

    private static final Path CHECKOUT = Path.of("../..");
    private static final Instance PAYMENT = Instance.of(Component.PAYMENT);

    @TempDir
    private static Path folder;
    private static Ports ports;
    private static Home home;
    private static Stack stack;

    private final Screen screen = new Screen();
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void startPayment() {
        assertThat(CHECKOUT.resolve("payment-service/target/payment-service.jar"))
                .as("run ./mvnw -Dmaven.test.skip package at the root first").exists();
        ports = new Ports(FreePorts.base());
        home = new Home(CHECKOUT, folder.resolve(".demo"));
        stack = new Stack(home, StubApps.BINARIES, new UnpackedApps(home, new StackFile(home.stackFile())));
        stack.startup(StackState.empty(ports.base(), Replicas.ONE_EACH),
                Set.of(PAYMENT, Instance.of(Component.POSTGRES)),
                List.of(), Duration.ofMinutes(5), Progress.NONE).run();
    }

    @AfterAll
    static void stop() {
        stack.started().ifPresent(state -> stack.stop(state.running(), Progress.NONE));
    }

    @AfterEach
    void mend() {
        demo("fault clear");
        http.close();
    }

    @Test
    void one_token_gets_errors_until_the_fault_is_cleared() throws Exception {
        assertThat(demo("fault payment --error 503 --token tok_approved --for 1h")).isEqualTo(ExitCode.OK);
        assertThat(screen.said()).isEqualTo("payment: error 503 for token tok_approved. It ends by itself in 1h,"
                + " before that with: ./demo fault clear payment\n");
        assertThat(charge(UUID.randomUUID(), "tok_approved").statusCode()).isEqualTo(503);
        assertThat(charge(UUID.randomUUID(), "tok_declined").statusCode()).isEqualTo(402);

        assertThat(demo("fault list")).isEqualTo(ExitCode.OK);
        assertThat(screen.results())
                .containsPattern("(?m)^payment  error 503  token tok_approved  (59m \\d+s|1h 0m)  +1$");
        assertThat(demo("fault clear")).isEqualTo(ExitCode.OK);
        assertThat(screen.said()).endsWith("payment: 1 fault cleared\n");
        assertThat(charge(UUID.randomUUID(), "tok_approved").statusCode()).isEqualTo(200);
    }

    @Test
    void a_reply_is_lost_and_the_money_is_not() throws Exception {
        UUID order = UUID.randomUUID();
        demo("fault payment --lose-reply --for 1h");
        assertThatThrownBy(() -> charge(order, "tok_approved")).isInstanceOf(IOException.class);
        demo("fault clear payment");

        assertThat(charge(order, "tok_approved").body()).contains("CAPTURED");
    }

    @Test
    void a_closed_port_is_cleared_as_well_and_opens_by_itself() throws Exception {
        demo("fault payment --refuse --for 1h");
        assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
        demo("fault clear payment");
        connect().close();

        demo("fault payment --refuse --for 2s");
        assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
        await().ignoreExceptionsInstanceOf(ConnectException.class).untilAsserted(() -> connect().close());
        assertThat(charge(UUID.randomUUID(), "tok_approved").statusCode()).isEqualTo(200);
    }

    @Test
    void what_the_service_does_not_take_is_told_in_the_words_of_the_command() {
        assertThat(demo("fault payment --hang --for 2h")).isEqualTo(ExitCode.USAGE);
        assertThat(demo("fault payment --error 200 --for 1m")).isEqualTo(ExitCode.USAGE);
        assertThat(demo("fault payment --error 500 --rate 2 --for 1m")).isEqualTo(ExitCode.USAGE);
        assertThat(demo("fault payment --refuse --token t --for 1m")).isEqualTo(ExitCode.USAGE);
        assertThat(screen.said().lines()).satisfiesExactly(
                line -> assertThat(line).startsWith("demo: --for must be a duration with its unit, as in 30s or 500ms,"
                        + " from 1ms to 1h"),
                line -> assertThat(line).startsWith("demo: --error must be an HTTP status from 400 to 599"),
                line -> assertThat(line).startsWith("demo: --rate must be a number from 0 to 1"),
                line -> assertThat(line).startsWith("demo: --token does not go with a fault of kind refuse"));
    }

    @Test
    void who_does_not_run_has_no_faults() {
        assertThat(demo("fault inventory --hang --for 1m")).isEqualTo(ExitCode.FAILED);
        assertThat(screen.said()).isEqualTo("demo: inventory does not run. First: ./demo start inventory\n");
    }

    private int demo(String line) {
        Context context = new Context(home, screen.terminal(false, false), StubApps.BINARIES, stack, Build.read(),
                InstantSource.system());
        return Demo.commandLine(context, Map.of()).execute(line.split(" "));
    }

    private HttpResponse<String> charge(UUID order, String token) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.of(PAYMENT) + "/payments/" + order))
                        .header("Content-Type", "application/json").PUT(BodyPublishers.ofString("""
                                {"amount": {"amount": 39800, "currency": "NOK"}, "token": "%s"}""".formatted(token)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), ports.of(PAYMENT));
    }
}
