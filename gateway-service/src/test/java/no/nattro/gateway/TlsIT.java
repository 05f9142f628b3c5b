package no.nattro.gateway;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jar's TLS, asked by somebody else's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsIT {

    private TestCertificate certificate;
    private GatewayProcess gateway;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        OpenSsl.mustBeInstalled();
        certificate = TestCertificate.in(folder);
        gateway = GatewayProcess.start(folder, Map.of(
                "NATTRO_SHOPPER_KEYS_K1", Keys.NEW, "NATTRO_SHOPPER_SIGNING_KEY", "k1",
                "SPRING_SSL_BUNDLE_PEM_GATEWAY_KEYSTORE_CERTIFICATE", certificate.certificate().toUri().toString(),
                "SPRING_SSL_BUNDLE_PEM_GATEWAY_KEYSTORE_PRIVATEKEY", certificate.privateKey().toUri().toString(),
                "SPRING_SSL_BUNDLE_WATCH_FILE_QUIETPERIOD", "200ms"));
        gateway.awaitReady();
    }

    @AfterAll
    void stop() {
        if (gateway != null) {
            gateway.close();
        }
    }

    @BeforeEach
    void services_answer() {
        Services.answer();
    }

    @Test
    void http2_over_tls_1_3_is_agreed_on() throws IOException {
        assertThat(Browser.trusting(gateway.port(), certificate.x509()).get("/api/products").version())
                .isEqualTo(Version.HTTP_2);
        assertThat(OpenSsl.client(gateway.port(), "Q\n", "-alpn", "h2,http/1.1"))
                .contains("ALPN protocol: h2", "New, TLSv1.3, Cipher is TLS_AES_128_GCM_SHA256");
        assertThat(OpenSsl.get(gateway.port(), "-alpn", "http/1.1"))
                .contains("ALPN protocol: http/1.1", "HTTP/1.1 200 OK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1_3", "-tls1_2"})
    void who_comes_back_need_not_negotiate_again(String version, @TempDir Path sessions) throws IOException {
        String session = sessions.resolve("session.pem").toString();

        assertThat(OpenSsl.get(gateway.port(), version, "-sess_out", session)).contains("New, TLSv1");
        assertThat(OpenSsl.get(gateway.port(), version, "-sess_in", session)).contains("Reused, TLSv1", "200 OK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1_1", "-tls1"})
    void what_is_older_than_tls_1_2_is_refused_by_the_gateway(String version) throws IOException {
        assertThat(OpenSsl.get(gateway.port(), version, "-cipher", "DEFAULT@SECLEVEL=0"))
                .contains("alert protocol version", "SSL alert number 70").doesNotContain("HTTP/1.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AES128-GCM-SHA256", "ECDHE-ECDSA-AES128-SHA", "ECDHE-ECDSA-AES128-SHA256",
            "ECDHE-ECDSA-NULL-SHA",
            "AECDH-AES128-SHA", "DHE-RSA-AES128-GCM-SHA256", "AES128-SHA"})
    void a_cipher_that_is_weak_or_not_forward_secret_is_refused(String cipher) throws IOException {
        assertThat(OpenSsl.get(gateway.port(), "-tls1_2", "-cipher", cipher + "@SECLEVEL=0"))
                .contains("alert handshake failure", "SSL alert number 40");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ECDHE-ECDSA-AES128-GCM-SHA256", "ECDHE-ECDSA-AES256-GCM-SHA384",
            "ECDHE-ECDSA-CHACHA20-POLY1305"})
    void a_strong_one_will_do_and_nothing_is_compressed(String cipher) throws IOException {
        assertThat(OpenSsl.get(gateway.port(), "-tls1_2", "-cipher", cipher, "-comp"))
                .contains("New, TLSv1.2, Cipher is " + cipher, "Compression: NONE");
    }

    @Test
    void a_connection_is_not_negotiated_twice() throws IOException {
        assertThat(OpenSsl.client(gateway.port(), OpenSsl.NEGOTIATE_AGAIN, "-tls1_2"))
                .contains("RENEGOTIATING", "alert handshake failure");
    }

    @Test
    void a_renewed_certificate_is_served_though_its_key_comes_first_and_what_does_not_fit_never(@TempDir Path elsewhere)
            throws IOException {
        TestCertificate renewed = TestCertificate.in(elsewhere);

        Files.copy(renewed.privateKey(), certificate.privateKey(), REPLACE_EXISTING);
        Awaitility.await().untilAsserted(() -> assertThat(gateway.log()).contains("matches none of the certificates"));
        assertServed(certificate.x509());

        String pem = Files.readString(renewed.certificate());
        Files.writeString(certificate.certificate(), pem.substring(0, pem.length() / 2));
        Awaitility.await().untilAsserted(() -> assertThat(gateway.log().split("SSL reload error", -1)).hasSize(3));
        assertServed(certificate.x509());

        Files.writeString(certificate.certificate(), pem);
        Awaitility.await().ignoreException(UncheckedIOException.class)
                .untilAsserted(() -> assertServed(renewed.x509()));
        assertThatThrownBy(() -> assertServed(certificate.x509())).isInstanceOf(UncheckedIOException.class);
        certificate = new TestCertificate(certificate.certificate(), certificate.privateKey(), renewed.x509());
    }

    private void assertServed(X509Certificate expected) {
        assertThat(Browser.trusting(gateway.port(), expected).get("/api/products").statusCode()).isEqualTo(200);
    }
}
