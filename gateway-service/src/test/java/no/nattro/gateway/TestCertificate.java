package no.nattro.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;

/**
 * A certificate for localhost, made by the JDK's keytool.
 *
 * @param certificate the PEM file
 * @param privateKey  the PEM file
 */
public record TestCertificate(Path certificate, Path privateKey, X509Certificate x509) {

    private static final String PASSWORD = "only-for-tests";

    /** Makes one and writes it as {@code tls.crt} and {@code tls.key}, over what is there. */
    public static TestCertificate in(Path folder) {
        try {
            KeyStore store = keytool(Files.createTempDirectory("keytool").resolve("tls.p12"));
            X509Certificate x509 = (X509Certificate) store.getCertificate("tls");
            Path key = pem(folder.resolve("tls.key"), "PRIVATE KEY",
                    store.getKey("tls", PASSWORD.toCharArray()).getEncoded());
            Path certificate = pem(folder.resolve("tls.crt"), "CERTIFICATE", x509.getEncoded());
            return new TestCertificate(certificate, key, x509);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore keytool(Path file) throws IOException, GeneralSecurityException, InterruptedException {
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-alias", "tls", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=localhost",
                "-ext", "san=dns:localhost,ip:127.0.0.1", "-validity", "30", "-storetype", "PKCS12",
                "-keystore", file.toString(), "-storepass", PASSWORD).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes());
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private static Path pem(Path file, String type, byte[] content) throws IOException {
        return Files.writeString(file, "-----BEGIN " + type + "-----\n"
                + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(content)
                + "\n-----END " + type + "-----\n");
    }
}
