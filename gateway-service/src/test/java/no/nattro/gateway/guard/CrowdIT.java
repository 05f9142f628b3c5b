package no.nattro.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import no.nattro.gateway.Browser;
import no.nattro.gateway.GatewayProcess;
import no.nattro.gateway.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RecordedGateway.class)
class CrowdIT {

    private static final int FROM_ONE_ADDRESS = 200;
    private static final int UPLOADS = 150; // of 60 KB: more than all bodies together may take

    private final GatewayProcess gateway = RecordedGateway.fresh();

    /** Some on the TLS port, some on the one that redirects: both count. None says a word. */
    @Test
    void one_address_cannot_have_all_connections_and_others_are_served() throws IOException {
        List<Socket> crowd = new ArrayList<>();
        try {
            for (int i = 0; i < FROM_ONE_ADDRESS; i++) {
                crowd.add(from("127.3.0.1", i % 2 == 0 ? gateway.port() : gateway.plainPort()));
            }
            Socket oneTooMany = from("127.3.0.1", gateway.port());
            crowd.add(oneTooMany);
            assertThat(isClosed(oneTooMany)).isTrue();
            assertThat(gateway.metric("nattro.gateway.connections.refused", "limit:address")).isPositive();
            assertThat(Browser.at(gateway.port()).get("/api/products").statusCode()).isEqualTo(200);

            for (Socket connection : crowd) {
                assertThat(isClosed(connection)).isTrue(); // by the guards of handshakes and heads
            }
        } finally {
            for (Socket connection : crowd) {
                connection.close();
            }
        }
        assertThat(gateway.metric("nattro.gateway.connections.ended", "because:handshake"))
                .isGreaterThanOrEqualTo(FROM_ONE_ADDRESS / 2);
    }

    @Test
    void a_body_over_http2_that_does_not_come_is_told_why_and_its_connection_goes_on() throws IOException {
        try (Http2Line line = Http2Line.to(gateway.port())) {
            line.frame(Http2Line.HEADERS, Http2Line.END_HEADERS, 1,
                    Http2Line.headers(":method", "POST", ":scheme", "https",
                            ":authority", "localhost", ":path", "/api/orders", "cookie", RecordedGateway.COOKIE))
                    .frame(Http2Line.DATA, 0, 1, (byte) '{');
            assertThat(line.outcome()).isEqualTo("408");

            line.frame(Http2Line.HEADERS, Http2Line.END_HEADERS | Http2Line.END_STREAM, 3,
                    Http2Line.headers(":method", "GET",
                            ":scheme", "https", ":authority", "localhost", ":path", "/api/products"));
            await().until(() -> RecordedGateway.INVENTORY.arrived().size() == 1);
        }
        assertThat(RecordedGateway.ORDER.arrived()).isEmpty();
    }

    /** No cookie is needed for that, and no limit is met but this one. */
    @Test
    void one_address_cannot_have_all_the_room_for_bodies_and_others_buy() throws Exception {
        double refused = refusedBodies();
        SlowClient upload = new SlowClient("127.3.0.2", gateway.port(), post(65_536) + " ".repeat(60_000));
        List<Future<String>> answers;
        try (ExecutorService uploads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = Stream.generate(() -> uploads.submit(upload::untilThrownOut)).limit(UPLOADS).toList();

            await().atMost(Duration.ofSeconds(30)).until(() -> refusedBodies() > refused);
            assertThat(send("127.3.0.2", 60_000)).satisfies(reply -> {
                assertThat(reply.status()).isEqualTo(503);
                assertThat(reply.headers("Retry-After")).containsExactly("1");
            });
            assertThat(send("127.3.0.3", 60_000).status()).isEqualTo(200);
        }

        for (Future<String> answer : answers) {
            assertThat(answer.get()).startsWith("HTTP/1.1 408 ");
        }
        assertThat(refusedBodies() - refused).isGreaterThan(UPLOADS / 2);
        assertThat(gateway.metric("nattro.gateway.bodies.held")).isZero();
    }

    private Line.Reply send(String own, int length) throws IOException {
        try (Line line = Line.from(own, gateway.port())) {
            return line.send(post(length) + " ".repeat(length)).reply();
        }
    }

    private double refusedBodies() {
        return gateway.metric("nattro.gateway.bodies.refused", "limit:address");
    }

    private static String post(int length) {
        return "POST /api/orders HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: " + RecordedGateway.COOKIE
                + "\r\nContent-Length: " + length + "\r\n\r\n";
    }

    private static Socket from(String address, int port) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        socket.setSoTimeout(15_000);
        return socket;
    }

    private static boolean isClosed(Socket connection) throws IOException {
        try {
            return connection.getInputStream().read() < 0;
        } catch (SocketException _) {
            return true;
        }
    }
}
