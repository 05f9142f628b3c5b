package no.nattro.gateway.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient.Version;
import java.nio.file.Files;
import java.util.HexFormat;
import no.nattro.gateway.Browser;
import no.nattro.gateway.GatewayUnderTest;
import no.nattro.gateway.Line;
import no.nattro.gateway.Services;
import no.nattro.gateway.TestCertificate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayUnderTest
class TlsTest {

    private static final byte ALERT = 0x15;
    private static final byte PROTOCOL_VERSION = 70;

    private final int port;

    TlsTest(@LocalServerPort int port) {
        this.port = port;
    }

    @BeforeEach
    void services_answer() {
        Services.answer();
    }

    @Test
    void http2_is_spoken_and_http_1_1_too() {
        assertThat(Browser.at(port).get("/api/products").version()).isEqualTo(Version.HTTP_2);
        assertThat(Browser.ofHttp11(port).get("/api/products").version()).isEqualTo(Version.HTTP_1_1);
    }

    @Test
    void tls_1_3_is_preferred_and_tls_1_2_still_spoken() throws IOException {
        try (Line any = Line.to(port); Line older = Line.to(port, "TLSv1.2")) {
            assertThat(any.version()).isEqualTo("TLSv1.3");
            assertThat(older.version()).isEqualTo("TLSv1.2");
        }
    }

    @Test
    void tls_1_1_is_refused_by_the_gateway() throws IOException {
        try (Line line = Line.plain(port)) {
            byte[] answer = line.send(helloInTls11()).bytes();

            assertThat(answer).hasSize(7).startsWith(ALERT).endsWith(PROTOCOL_VERSION);
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
    void plain_http_on_the_tls_port_gets_nowhere_and_fills_no_log(CapturedOutput log) throws IOException {
        int said = log.getOut().length(); // by the gateway's start, too
        try (Line line = Line.plain(port)) {
            line.send("GET /api/products HTTP/1.1\r\nHost: localhost\r\n\r\n");

            assertThat(new String(line.bytes())).doesNotContain("HTTP/1.1");
        }
        assertThat(Services.arrived()).isEmpty();
        assertThat(log.getOut().substring(said).lines())
                .noneMatch(line -> line.contains(" ERROR ") || line.contains(" WARN "));
    }

    @Test
    void a_renewed_certificate_is_served_without_a_restart() throws IOException {
        String certificate = Files.readString(Services.CERTIFICATE.certificate());
        String privateKey = Files.readString(Services.CERTIFICATE.privateKey());
        try {
            TestCertificate renewed = TestCertificate.in(Services.TLS);

            Awaitility.await().ignoreException(UncheckedIOException.class).untilAsserted(() -> assertThat(
                    Browser.trusting(port, renewed.x509()).get("/api/products").statusCode()).isEqualTo(200));
        } finally {
            Files.writeString(Services.CERTIFICATE.certificate(), certificate);
            Files.writeString(Services.CERTIFICATE.privateKey(), privateKey);
            Awaitility.await().ignoreException(UncheckedIOException.class).untilAsserted(() -> assertThat(
                    Browser.at(port).get("/api/products").statusCode()).isEqualTo(200));
        }
    }
}
