package no.nattro.gateway.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import no.nattro.gateway.GatewayServiceApplication;
import no.nattro.gateway.Keys;
import no.nattro.gateway.Services;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class StartTest {

    @Test
    void without_a_key_it_says_what_to_set(CapturedOutput output) {
        assertThatThrownBy(() -> start(certificate())).isNotNull();

        assertThat(output.getOut())
                .contains("Shopper cookies cannot be signed: there is no key.", "NATTRO_SHOPPER_KEYS_<ID>")
                .doesNotContain("\tat ");
    }

    @Test
    void without_a_certificate_it_says_what_to_set(CapturedOutput output) {
        assertThatThrownBy(() -> start(key())).isNotNull();

        assertThat(output.getOut()).contains("There is no certificate to serve https with.",
                "SPRING_SSL_BUNDLE_PEM_GATEWAY_KEYSTORE_CERTIFICATE").doesNotContain("\tat ");
    }

    @Test
    void it_is_warm_before_it_is_ready(CapturedOutput output) {
        start(key(), certificate(), new String[]{"--nattro.gateway.redirect-port=-1"}).close();

        assertThat(output.getOut()).contains("Warm after").doesNotContain(" WARN ", " ERROR ", "Redirecting");
    }

    private static ConfigurableApplicationContext start(String[]... more) {
        String[] always = {"--server.port=0", "--management.server.port=0", "--server.address=127.0.0.1"};
        return SpringApplication.run(GatewayServiceApplication.class,
                Stream.concat(Stream.of(always), Stream.of(more).flatMap(Stream::of)).toArray(String[]::new));
    }

    private static String[] key() {
        return new String[]{"--nattro.shopper.keys.k=" + Keys.NEW, "--nattro.shopper.signing-key=k"};
    }

    private static String[] certificate() {
        return new String[]{
                "--spring.ssl.bundle.pem.gateway.keystore.certificate=" + Services.CERTIFICATE.certificate().toUri(),
                "--spring.ssl.bundle.pem.gateway.keystore.private-key=" + Services.CERTIFICATE.privateKey().toUri()};
    }
}
