package no.nattro.gateway.forwarded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import no.nattro.gateway.Line;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OuterConnectionTest {

    private static final String STRANGER = "127.0.0.9";

    private DisposableServer server;

    @BeforeAll
    void somebody_who_says_what_was_understood() {
        server = HttpServer.create().host("0.0.0.0").port(0)
                .forwarded(new OuterConnection(List.of(Network.parse("127.0.0.1"), Network.parse("10.0.0.0/8"),
                        Network.parse("2001:db8:1::/48"))))
                .handle((request, response) -> response.keepAlive(false).sendString(Mono.just(asUnderstood(request))))
                .bindNow();
    }

    private static String asUnderstood(HttpServerRequest request) {
        return request.remoteAddress().getAddress().getHostAddress() + " " + request.scheme() + "://"
                + request.hostName() + ":" + request.hostPort();
    }

    @AfterAll
    void stop() {
        server.disposeNow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "198.51.100.7                       | 198.51.100.7",
            "spoofed, 198.51.100.7              | 198.51.100.7",
            "6.6.6.6, 198.51.100.7              | 198.51.100.7",
            "6.6.6.6, 198.51.100.7, 10.1.2.3    | 198.51.100.7",
            "10.6.6.6, 198.51.100.7 , 10.1.2.3  | 198.51.100.7",
            "198.51.100.7,10.1.2.3,10.9.9.9     | 198.51.100.7",
            "10.1.1.1, 10.2.2.2                 | 10.1.1.1",
            "198.51.100.7, unknown              | 127.0.0.1",
            "198.51.100.7, unknown, 10.1.2.3    | 10.1.2.3",
            "198.51.100.7,                      | 127.0.0.1",
            "198.51.100.7:50123                 | 198.51.100.7",
            "2001:db8:2::7                      | 2001:db8:2:0:0:0:0:7",
            "[2001:db8:2::7]:50123, 2001:db8:1::1 | 2001:db8:2:0:0:0:0:7",
            "::ffff:198.51.100.7                | 198.51.100.7",
            "'1.2.3.4, ${jndi:ldap://x}'        | 127.0.0.1",
    })
    void the_client_is_the_last_that_no_trusted_proxy_is(String forwardedFor, String client) throws IOException {
        assertThat(understood("127.0.0.1", "X-Forwarded-For: " + forwardedFor)).startsWith(client + " ");
    }

    @Test
    void several_lines_are_one_list() throws IOException {
        assertThat(understood("127.0.0.1", "X-Forwarded-For: 6.6.6.6", "X-Forwarded-For: 198.51.100.7, 10.1.2.3"))
                .startsWith("198.51.100.7 ");
    }

    @Test
    void a_list_as_long_as_a_header_may_be_is_gone_through_without_trouble() throws IOException {
        assertThat(understood("127.0.0.1", "X-Forwarded-For: 6.6.6.6" + ",10.1.1.1".repeat(700)))
                .startsWith("6.6.6.6 ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "https       | shop.example      | https://shop.example:443",
            "https       | shop.example:8443 | https://shop.example:8443",
            "http        | shop.example      | http://shop.example:80",
            "http, https | evil.example, shop.example | https://shop.example:443",
            "gopher      | shop.example/x@   | http://localhost:80",
    })
    void scheme_and_host_are_what_the_proxy_was_asked_by(String scheme, String host, String understood)
            throws IOException {
        assertThat(understood("127.0.0.1", "X-Forwarded-For: 6.6.6.6, 198.51.100.7", "X-Forwarded-Proto: " + scheme,
                "X-Forwarded-Host: " + host)).isEqualTo("198.51.100.7 " + understood);
    }

    @Test
    void the_outermost_of_several_proxies_has_seen_the_client() throws IOException {
        assertThat(understood("127.0.0.1", "X-Forwarded-For: 6.6.6.6, 198.51.100.7, 10.1.2.3",
                "X-Forwarded-Proto: http, https, http")).isEqualTo("198.51.100.7 https://localhost:443");
        assertThat(
                understood("127.0.0.1", "X-Forwarded-For: 6.6.6.6, 198.51.100.7, 10.1.2.3", "X-Forwarded-Proto: https"))
                .isEqualTo("198.51.100.7 https://localhost:443");
    }

    @Test
    void the_other_standard_is_not_read() throws IOException {
        assertThat(understood("127.0.0.1", "Forwarded: for=6.6.6.6;proto=https;host=evil.example"))
                .isEqualTo("127.0.0.1 http://localhost:80");
    }

    @Test
    void a_stranger_says_nothing_about_anybody() throws IOException {
        assertThat(understood(STRANGER, "X-Forwarded-For: 198.51.100.7", "X-Forwarded-Proto: https",
                "X-Forwarded-Host: evil.example")).isEqualTo(STRANGER + " http://localhost:80");
    }

    private String understood(String from, String... headerLines) throws IOException {
        try (Line line = Line.plain(from, server.port())) {
            return line.send("GET / HTTP/1.1\r\nHost: localhost\r\n"
                    + Stream.of(headerLines).map(header -> header + "\r\n").reduce("", String::concat) + "\r\n")
                    .reply().body();
        }
    }
}
