package no.nattro.demo.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import no.nattro.demo.secret.Certificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An IT because the certificate is made by a process. */
class DoorsIT {

    @TempDir
    private Path folder;
    private final Queue<InetAddress> callers = new ConcurrentLinkedQueue<>();
    private Certificate certificate;
    private HttpsServer gateway;

    @BeforeEach
    void open() throws IOException, GeneralSecurityException {
        certificate = Certificate.make(folder.resolve("tls"), InstantSource.system());
        gateway = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        gateway.setHttpsConfigurator(new HttpsConfigurator(tls()));
        gateway.createContext("/", exchange -> {
            callers.add(exchange.getRemoteAddress().getAddress());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        gateway.start();
    }

    @AfterEach
    void close() {
        gateway.stop(0);
    }

    @Test
    void the_gateway_is_entered_by_tls_from_as_many_addresses_as_there_are_clients() throws Exception {
        Doors doors = Doors.of(shop(), certificate.read());
        for (int client = 0; client < 3; client++) {
            try (FrontDoor door = doors.of(client)) {
                assertThat(door.get("/api/products").hasStatus(204)).isTrue();
            }
        }

        assertThat(callers).hasSize(3).allMatch(InetAddress::isLoopbackAddress);
        assertThat(callers.stream().distinct().count()).isIn(3L, 1L); // one where the system has no others
    }

    @Test
    void whoever_else_listens_there_gets_no_order() throws Exception {
        Certificate other = Certificate.make(folder.resolve("other"), InstantSource.system());
        try (FrontDoor door = Doors.of(shop(), other.read()).of(0)) {
            assertThat(door.buy(new Wish("k-1", "{}"), null)).isEqualTo(new Heard.NoAnswer());
        }

        assertThat(callers).isEmpty();
    }

    private URI shop() {
        return URI.create("https://localhost:" + gateway.getAddress().getPort());
    }

    private SSLContext tls() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance(KeyStore.getDefaultType());
        keys.load(null, null);
        keys.setKeyEntry("gateway", privateKey(), new char[0],
                new java.security.cert.Certificate[]{certificate.read()});
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, new char[0]);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        return tls;
    }

    private PrivateKey privateKey() throws IOException, GeneralSecurityException {
        String pem = Files.readString(certificate.keyFile()).replaceAll("-----[A-Z ]+-----|\\s", "");
        return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
    }
}
