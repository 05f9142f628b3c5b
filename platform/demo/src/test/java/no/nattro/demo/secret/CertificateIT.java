package no.nattro.demo.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateIT {

    private static final InstantSource NOW = InstantSource.system();

    @TempDir
    private Path folder;

    @Test
    void it_stands_for_this_machine_by_name_and_by_number() throws IOException, GeneralSecurityException {
        X509Certificate certificate = Certificate.make(folder.resolve("tls"), NOW).read();

        assertThat(certificate.getPublicKey().getAlgorithm()).isEqualTo("EC");
        assertThat(certificate.getSubjectAlternativeNames().stream().map(name -> name.get(1).toString()))
                .containsExactly("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
        certificate.verify(certificate.getPublicKey());
    }

    @Test
    void its_key_is_for_its_owner_only_and_the_key_store_is_gone() throws IOException {
        Certificate certificate = Certificate.make(folder.resolve("tls"), NOW);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(certificate.keyFile())))
                .isEqualTo("rw-------");
        assertThat(certificate.keyFile()).content().startsWith("-----BEGIN PRIVATE KEY-----\n");
        assertThat(folder.resolve("tls")).isDirectoryNotContaining("glob:**.p12");
    }

    @Test
    void it_is_made_once_and_again_before_it_expires() throws IOException, GeneralSecurityException {
        X509Certificate first = Certificate.make(folder, NOW).read();
        X509Certificate soon = Certificate.make(folder, NOW).read();
        X509Certificate muchLater = Certificate.make(folder, () -> NOW.instant().plus(Duration.ofDays(395))).read();

        assertThat(soon).isEqualTo(first);
        assertThat(muchLater).isNotEqualTo(first);
    }
}
