package no.nattro.demo.trial.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.nattro.demo.process.ProcessId;
import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.stack.Running;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PulseTest {

    private static final Instance ORDER = Instance.of(Component.ORDER);
    private static final Instance PAYMENT = Instance.of(Component.PAYMENT);
    private static final Instance POSTGRES = Instance.of(Component.POSTGRES);

    private final Pulse pulse = new Pulse();
    private final ProcessId thisProcess = ProcessId.of(ProcessHandle.current().pid()).orElseThrow();
    private final List<ServerSocket> listening = new ArrayList<>();
    private HttpServer healthy;

    @BeforeEach
    void serve() throws IOException {
        healthy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        healthy.createContext("/actuator/health/readiness", exchange -> {
            byte[] body = "{\"status\":\"UP\"}".getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        healthy.start();
    }

    @AfterEach
    void end() throws IOException {
        healthy.stop(0);
        for (ServerSocket each : listening) {
            each.close();
        }
        pulse.close();
    }

    @Test
    void who_does_not_answer_in_half_a_second_is_not_up_and_nobody_else_suffers() throws IOException {
        Running silent = running(PAYMENT, listening().getLocalPort());
        long begun = System.nanoTime();
        Map<Instance, Boolean> up = pulse.of(List.of(running(ORDER, healthy.getAddress().getPort()), silent));

        assertThat(up).containsExactly(Map.entry(ORDER, true), Map.entry(PAYMENT, false));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(900));
    }

    @Test
    void who_is_dead_is_not_up_even_if_another_answers_at_its_port() {
        Running dead = new Running(ORDER, thisProcess.pid(), "another birth", 1, healthy.getAddress().getPort(), "log",
                "app");

        assertThat(pulse.of(List.of(dead))).containsEntry(ORDER, false);
    }

    @Test
    void postgres_is_up_when_it_asks_for_the_password_and_not_while_it_says_that_it_starts() throws IOException {
        assertThat(pulse.of(List.of(running(answering('R'), null)))).containsEntry(POSTGRES, true);
        assertThat(pulse.of(List.of(running(answering('E'), null)))).containsEntry(POSTGRES, false);
    }

    private Running running(Instance instance, int managementPort) {
        return new Running(instance, thisProcess.pid(), thisProcess.born(), 1, managementPort, "log", "app");
    }

    private Running running(int port, @Nullable Integer noManagementPort) {
        return new Running(POSTGRES, thisProcess.pid(), thisProcess.born(), port, noManagementPort, "log", null);
    }

    /** Lets callers in and says nothing. */
    private ServerSocket listening() throws IOException {
        ServerSocket server = new ServerSocket(0, 10, InetAddress.getByAddress(new byte[]{127, 0, 0, 1}));
        listening.add(server);
        return server;
    }

    private int answering(char firstByte) throws IOException {
        ServerSocket server = listening();
        Thread.ofVirtual().start(() -> {
            try (var caller = server.accept(); OutputStream out = caller.getOutputStream()) {
                caller.getInputStream().readNBytes(8); // length and version
                out.write(firstByte);
                out.flush();
                caller.getInputStream().readAllBytes();
            } catch (IOException _) {
                // the caller has left
            }
        });
        return server.getLocalPort();
    }
}
