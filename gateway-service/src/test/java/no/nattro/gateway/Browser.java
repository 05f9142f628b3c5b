package no.nattro.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** A well-behaved client that trusts the test's certificate. */
public final class Browser {

    private final String gateway;
    private final HttpClient client;

    private Browser(int port, HttpClient.Builder client, X509Certificate trusted) {
        this.gateway = "https://localhost:" + port;
        this.client = client.sslContext(trusting(trusted)).build();
    }

    private static HttpClient.Builder speaking(HttpClient.Version version) {
        return HttpClient.newBuilder().version(version);
    }

    /** One that speaks HTTP/2. */
    public static Browser at(int port) {
        return new Browser(port, speaking(HttpClient.Version.HTTP_2), Services.CERTIFICATE.x509());
    }

    /** One that speaks HTTP/2 from another loopback address. */
    public static Browser from(String own, int port) {
        return new Browser(port, speaking(HttpClient.Version.HTTP_2).localAddress(InetAddress.ofLiteral(own)),
                Services.CERTIFICATE.x509());
    }

    /** One that is behind the times. */
    public static Browser ofHttp11(int port) {
        return new Browser(port, speaking(HttpClient.Version.HTTP_1_1), Services.CERTIFICATE.x509());
    }

    /** One that trusts that certificate and no other. */
    public static Browser trusting(int port, X509Certificate certificate) {
        return new Browser(port, speaking(HttpClient.Version.HTTP_2), certificate);
    }

    /** GETs the path; headers are names and values in turn. */
    public HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    /** POSTs the text; headers are names and values in turn. */
    public HttpResponse<String> post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    /** Whatever the method; without a body where that is null. */
    public HttpResponse<String> send(String method, String path, @Nullable String body,
            String... headers) {
        try {
            return client.send(request(method, path, body, headers), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The statuses of so many GETs that are under way together, over one connection where it is HTTP/2: at most 100. */
    public List<Integer> getAtOnce(int count, String path, String... headers) {
        HttpRequest request = request("GET", path, null, headers);
        return IntStream.range(0, count).mapToObj(_ -> client.sendAsync(request, BodyHandlers.discarding())).toList()
                .stream().map(CompletableFuture::join).map(HttpResponse::statusCode).toList();
    }

    private HttpRequest request(String method, String path, @Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway + path)).timeout(Duration.ofSeconds(10))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    private static SSLContext trusting(X509Certificate certificate) {
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null);
            trusted.setCertificateEntry("gateway", certificate);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
