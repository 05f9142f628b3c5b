package no.nattro.edge;

import static no.nattro.edge.Edge.GATEWAY;
import static no.nattro.edge.Edge.NGINX;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@WithNginx
class RedirectIT {

    @BeforeEach
    void nothing_has_arrived() {
        GATEWAY.answerWith(StandIn.OK);
    }

    @ParameterizedTest
    @CsvSource({"localhost,localhost", "Shop.Example:80,shop.example", "[::1]:8080,[::1]", "127.0.0.1,127.0.0.1"})
    void plain_http_is_told_the_way_to_https(String host, String place) throws IOException {
        Line.Reply answer = ask("POST /api/orders?a=b%20c HTTP/1.1\r\nHost: " + host
                + "\r\nX-Request-ID: on-the-way-in\r\n");

        assertThat(answer.status()).isEqualTo(308);
        assertThat(answer.headers("Location"))
                .containsExactly("https://" + place + ":" + NGINX.port() + "/api/orders?a=b%20c");
        assertThat(answer.headers("X-Request-ID")).containsExactly("on-the-way-in");
        assertThat(answer.headers("Cache-Control")).containsExactly("no-store");
        assertThat(answer.headers("Strict-Transport-Security")).isEmpty();
        assertThat(answer.body()).isEmpty();
        assertThat(GATEWAY.arrivals()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: good@evil.example", "Host: ", "Host: evil.example\\@x", "X: no host at all"})
    void who_does_not_properly_say_what_host_they_mean_is_refused(String line) throws IOException {
        Line.Reply answer = ask("GET / HTTP/1.1\r\n" + line + "\r\n");

        Problem.assertIn(answer, 400, "invalid-request");
        assertThat(answer.headers("Location")).isEmpty();
    }

    @Test
    void the_log_knows_what_was_asked() throws IOException {
        ask("POST /api/orders HTTP/1.1\r\nHost: localhost\r\nX-Request-ID: asked-in-plain\r\n");

        assertThat(NGINX.accessLog()).filteredOn(line -> line.contains("asked-in-plain")).singleElement().asString()
                .contains("\"method\":\"POST\"", "\"path\":\"/api/orders\"", "\"status\":308");
    }

    private static Line.Reply ask(String head) throws IOException {
        try (Line line = Line.plain(NGINX.plainPort())) {
            return line.send(head + "Connection: close\r\n\r\n").reply();
        }
    }
}
