package no.nattro.edge;

import static no.nattro.edge.Edge.GATEWAY;
import static no.nattro.edge.Edge.NGINX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient.Version;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@WithNginx
class TlsIT {

    private static final byte ALERT = 0x15;
    private static final byte PROTOCOL_VERSION = 70;

    @BeforeEach
    void the_gateway_answers() {
        GATEWAY.answerWith(StandIn.OK);
    }

    @Test
    void http2_is_spoken_and_http_1_1_too() {
        assertThat(Browser.of(NGINX).get("/api/products").version()).isEqualTo(Version.HTTP_2);
        assertThat(Browser.ofHttp11(NGINX).get("/api/products").version()).isEqualTo(Version.HTTP_1_1);
    }

    @Test
    void tls_1_3_is_preferred_and_tls_1_2_still_spoken() throws IOException {
        try (Line any = Line.to(NGINX); Line older = Line.to(NGINX, "TLSv1.2")) {
            assertThat(any.version()).isEqualTo("TLSv1.3");
            assertThat(older.version()).isEqualTo("TLSv1.2");
            assertThat(older.cipherSuite()).startsWith("TLS_ECDHE_").containsAnyOf("_GCM_", "CHACHA20");
        }
    }

    @Test
    void tls_1_1_is_refused_by_nginx() throws IOException {
        try (Line line = Line.plain(NGINX.port())) {
            assertThat(line.send(helloInTls11()).bytes()).hasSize(7).startsWith(ALERT).endsWith(PROTOCOL_VERSION);
        }
    }

    /** Written by hand, because the JDK's own client would refuse to. */
    private static byte[] helloInTls11() {
        ByteArrayOutputStream hello = new ByteArrayOutputStream();
        hello.writeBytes(HexFormat.of().parseHex("160301002f" + "0100002b" + "0302")); // record, client hello, TLS 1.1
        hello.writeBytes(new byte[32]); // random
        hello.writeBytes(HexFormat.of().parseHex("00" + "0004c009c013" + "0100")); // no session, two suites, no compression
        return hello.toByteArray();
    }

    @Test
    void what_is_not_authenticated_encryption_is_refused() throws IOException {
        try (SSLSocket tls = (SSLSocket) NGINX.certificate().trusted().getSocketFactory().createSocket("127.0.0.1",
                NGINX.port())) {
            tls.setEnabledProtocols(new String[]{"TLSv1.2"});
            tls.setEnabledCipherSuites(new String[]{"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"});

            assertThatThrownBy(tls::startHandshake).isInstanceOf(SSLHandshakeException.class)
                    .hasMessageContaining("handshake_failure");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void a_session_is_resumed(String version) throws IOException {
        SSLContext client = NGINX.certificate().trusted();

        ask(client, version, "first-in-" + version.replace('.', '-'));
        ask(client, version, "again-in-" + version.replace('.', '-'));

        assertThat(resumed("first-in-" + version.replace('.', '-'))).isEqualTo(".");
        assertThat(resumed("again-in-" + version.replace('.', '-'))).isEqualTo("r");
    }

    private static void ask(SSLContext client, String version, String id) throws IOException {
        try (Line line = Line.to(NGINX, client, version)) {
            line.send("GET /api/products HTTP/1.1\r\nHost: localhost\r\nX-Request-ID: " + id
                    + "\r\nConnection: close\r\n\r\n").reply();
        }
    }

    private static String resumed(String id) {
        List<String> lines = Awaitility.await()
                .until(() -> NGINX.accessLog().stream().filter(line -> line.contains(id)).toList(),
                        it -> !it.isEmpty());
        return JsonPath.read(lines.getFirst(), "$.resumed");
    }

    @ParameterizedTest
    @CsvSource({"shop.example,max-age=31536000", "shop.example:8443,max-age=31536000", "localhost,", "shop.localhost,",
            "127.0.0.1,", "[::1],", "gateway,"})
    void only_a_name_of_the_world_is_promised_to_stay_with_https(String host, String promise) throws IOException {
        for (String path : List.of("/api/products", "/nowhere")) {
            try (Line line = Line.to(NGINX)) {
                Line.Reply answer = line.send("GET " + path + " HTTP/1.1\r\nHost: " + host
                        + "\r\nConnection: close\r\n\r\n").reply();

                assertThat(answer.headers("Strict-Transport-Security"))
                        .isEqualTo(promise == null ? List.of() : List.of(promise));
            }
        }
    }

    @Test
    void the_gateways_own_promise_is_not_repeated() throws IOException {
        GATEWAY.answerWith(StandIn.answer("200 OK", "{}", "Strict-Transport-Security: max-age=1"));

        assertThat(Line.get(NGINX, "/api/products").headers("Strict-Transport-Security"))
                .containsExactly("max-age=31536000");
    }

    @Test
    void plain_http_on_the_tls_port_is_a_problem_and_goes_no_further() throws IOException {
        try (Line line = Line.plain(NGINX.port())) {
            Problem.assertIn(line.send("GET /api/products HTTP/1.1\r\nHost: localhost\r\n\r\n").reply(), 400,
                    "invalid-request");
        }
        assertThat(GATEWAY.arrivals()).isEmpty();
    }
}
