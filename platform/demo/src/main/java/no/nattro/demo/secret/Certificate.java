package no.nattro.demo.secret;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.home.PrivateFiles;
import no.nattro.demo.process.Executables;
import no.nattro.demo.process.Tool;

/** The certificate of {@code https://localhost}: signed by itself, made by the JDK's keytool, written as PEM. */
public record Certificate(Path folder) {

    /** What browsers take at most. */
    private static final int VALID_DAYS = 397;
    /** A stack that runs over a weekend shall not find its certificate expired. */
    private static final Duration RENEWED_BEFORE_END = Duration.ofDays(7);
    /** Of a key store that lives for a second in a private folder; keytool refuses to do without. */
    private static final String STORE_PASSWORD = "for-a-second";

    /** Makes it if there is none, or none that lasts. */
    public static Certificate make(Path folder, InstantSource clock) {
        Certificate certificate = new Certificate(folder);
        if (!certificate.isValidAt(clock)) {
            try {
                certificate.write();
            } catch (IOException | GeneralSecurityException e) {
                throw new DemoFailed("The certificate in " + folder + " cannot be made: " + e.getMessage(), e);
            }
        }
        return certificate;
    }

    public Path certificateFile() {
        return folder.resolve("certificate.pem");
    }

    public Path keyFile() {
        return folder.resolve("private-key.pem");
    }

    public X509Certificate read() throws IOException, GeneralSecurityException {
        try (InputStream pem = Files.newInputStream(certificateFile())) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
        }
    }

    private boolean isValidAt(InstantSource clock) {
        try {
            return Files.exists(keyFile())
                    && read().getNotAfter().toInstant().minus(RENEWED_BEFORE_END).isAfter(clock.instant());
        } catch (IOException | GeneralSecurityException _) {
            return false;
        }
    }

    private void write() throws IOException, GeneralSecurityException {
        PrivateFiles.directory(folder);
        Path store = folder.resolve("unfinished.p12");
        Files.deleteIfExists(store);
        try {
            Tool.run("Making the certificate", List.of(Executables.jdk("keytool"), "-genkeypair", "-keystore",
                    store.toString(), "-storetype", "PKCS12", "-storepass:env", "STORE_PASSWORD", "-alias", "gateway",
                    "-keyalg", "EC", "-groupname", "secp256r1", "-sigalg", "SHA256withECDSA", "-dname", "CN=localhost",
                    "-ext", "san=dns:localhost,ip:127.0.0.1,ip:::1", "-ext", "eku=serverAuth",
                    "-validity", Integer.toString(VALID_DAYS)),
                    environment -> environment.put("STORE_PASSWORD", STORE_PASSWORD));
            KeyStore made = KeyStore.getInstance(store.toFile(), STORE_PASSWORD.toCharArray());
            // The certificate comes last: it is what the next start looks at.
            Files.deleteIfExists(certificateFile());
            PrivateFiles.write(keyFile(), pem("PRIVATE KEY",
                    made.getKey("gateway", STORE_PASSWORD.toCharArray()).getEncoded()));
            PrivateFiles.write(certificateFile(), pem("CERTIFICATE", made.getCertificate("gateway").getEncoded()));
        } finally {
            Files.deleteIfExists(store);
        }
    }

    private static String pem(String label, byte[] content) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(content)
                + "\n-----END " + label + "-----\n";
    }
}
