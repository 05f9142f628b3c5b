package no.nattro.edge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate for localhost, 127.0.0.1 and shop.example, made by openssl.
 *
 * @param certificate the PEM file
 * @param privateKey  the PEM file
 */
record TestCertificate(Path certificate, Path privateKey) {

    static TestCertificate in(Path folder) throws IOException {
        TestCertificate made = new TestCertificate(folder.resolve("tls.crt"), folder.resolve("tls.key"));
        String said = Commands.output(List.of("openssl", "req", "-x509", "-newkey", "ec",
                "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30", "-subj", "/CN=localhost",
                "-addext", "subjectAltName=DNS:localhost,DNS:shop.example,IP:127.0.0.1",
                "-keyout", made.privateKey.toString(), "-out", made.certificate.toString()));
        if (!Files.exists(made.certificate)) {
            throw new IllegalStateException(said);
        }
        return made;
    }

    /** A client's, with no session to resume. */
    SSLContext trusted() {
        try (InputStream pem = Files.newInputStream(certificate)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null);
            store.setCertificateEntry("edge", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
