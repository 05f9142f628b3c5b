package no.nattro.gateway.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import no.nattro.gateway.GatewayUnderTest;
import no.nattro.gateway.Line;
import no.nattro.gateway.Services;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayUnderTest
class RedirectTest {

    private final int port;
    private final RedirectListener plain;

    RedirectTest(@LocalServerPort int port, RedirectListener plain) {
        this.port = port;
        this.plain = plain;
    }

    @BeforeEach
    void services_answer() {
        Services.answer();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "HEAD", "OPTIONS"})
    void plain_http_is_sent_to_https_and_keeps_its_method(String method) throws IOException {
        Line.Reply reply = send(method + " /api/orders?a=b%20c HTTP/1.1\r\nHost: 127.0.0.1:" + plain.port());

        assertThat(reply.statusLine()).isEqualTo("HTTP/1.1 308 Permanent Redirect");
        assertThat(reply.headers("Location")).containsExactly("https://127.0.0.1:" + port + "/api/orders?a=b%20c");
        assertThat(reply.headers("Connection")).containsExactly("close");
        assertThat(reply.headers("Cache-Control")).containsExactly("no-store");
        assertThat(reply.headers("X-Request-ID")).singleElement().asString().hasSize(36);
        assertThat(reply.headers("Server")).isEmpty();
        assertThat(reply.headers("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(reply.headers("Strict-Transport-Security")).isEmpty();
        assertThat(Services.arrived()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\r\nHost: evil.example/x?", "GET / HTTP/1.0",
            "GET http://evil.example/ HTTP/1.1\r\nHost: evil.example", "GET / HTTP/1.1\r\nHost: a\r\nHost: b"})
    void who_does_not_say_where_is_sent_nowhere(String request) throws IOException {
        Line.Reply reply = send(request);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.headers("Location")).isEmpty();
    }

    @Test
    void an_id_is_kept_and_one_of_two_is_replaced() throws IOException {
        assertThat(send("GET / HTTP/1.1\r\nHost: localhost\r\nX-Request-ID: only-one-1").headers("X-Request-ID"))
                .containsExactly("only-one-1");
        assertThat(send("GET / HTTP/1.1\r\nHost: localhost\r\nX-Request-ID: one-of-two\r\nX-Request-ID: two-of-two")
                .headers("X-Request-ID")).singleElement().asString().hasSize(36);
    }

    @Test
    void a_body_sent_in_the_clear_is_not_read() throws IOException {
        assertThat(send("POST /api/orders HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000").status())
                .isEqualTo(308);
    }

    private Line.Reply send(String head) throws IOException {
        try (Line line = Line.plain(plain.port())) {
            return line.send(head + "\r\n\r\n").reply();
        }
    }
}
