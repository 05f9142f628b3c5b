package no.nattro.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import no.nattro.gateway.Browser;
import no.nattro.gateway.GatewayUnderTest;
import no.nattro.gateway.Services;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * An instance that is about to stop says with each answer that the connection ends. It does not close it here, and answers
 * nothing more on it: whoever sent another request there would wait in vain, and the gateway repeats none.
 */
@GatewayUnderTest
class LastAnswerTest {

    private static final List<Socket> CONNECTIONS = new CopyOnWriteArrayList<>();
    private static final ServerSocket STOPPING = listen();

    private final Browser browser;

    LastAnswerTest(@LocalServerPort int port) {
        this.browser = Browser.at(port);
    }

    @DynamicPropertySource
    static void order(DynamicPropertyRegistry registry) {
        registry.add(Services.OTHER_ORDERS, () -> "http://127.0.0.1:" + STOPPING.getLocalPort());
    }

    @AfterAll
    static void close() throws IOException {
        STOPPING.close();
        for (Socket connection : CONNECTIONS) {
            connection.close();
        }
    }

    @Test
    void a_connection_whose_end_was_announced_gets_no_further_request() {
        Services.answer();
        String cookie = browser.get("/api/products").headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];

        IntStream.range(0, 3).forEach(
                _ -> assertThat(browser.get("/api/orders", "Cookie", cookie).statusCode()).isEqualTo(200));

        assertThat(CONNECTIONS).hasSize(3);
    }

    private static ServerSocket listen() {
        try {
            ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        Socket connection = server.accept();
                        CONNECTIONS.add(connection);
                        answerOnce(connection);
                    }
                } catch (IOException _) {
                    // the test is over
                }
            });
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answerOnce(Socket connection) throws IOException {
        BufferedReader request = new BufferedReader(
                new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
        while (!request.readLine().isEmpty()) {
            // the head of a GET is all of it
        }
        connection.getOutputStream().write("""
                HTTP/1.1 200 OK\r
                Content-Type: application/json\r
                Content-Length: 2\r
                Connection: close\r
                \r
                {}""".getBytes(StandardCharsets.US_ASCII));
    }
}
