package no.nattro.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import no.nattro.gateway.Browser;
import no.nattro.gateway.GatewayProcess;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RecordedGateway.class)
class CrowdIT {

    private static final int FROM_ONE_ADDRESS = 200;

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
            Awaitility.await().until(() -> RecordedGateway.INVENTORY.arrived().size() == 1);
        }
        assertThat(RecordedGateway.ORDER.arrived()).isEmpty();
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
