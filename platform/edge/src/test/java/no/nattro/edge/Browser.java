package no.nattro.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** A well-behaved client. */
final class Browser {

    private final URI edge;
    private final HttpClient client;

    private Browser(Nginx nginx, HttpClient.Version version, String from) {
        try {
            edge = URI.create("https://localhost:" + nginx.port());
            client = HttpClient.newBuilder().version(version).sslContext(nginx.certificate().trusted())
                    .localAddress(InetAddress.getByName(from)).build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that speaks HTTP/2. */
    static Browser of(Nginx nginx) {
        return new Browser(nginx, HttpClient.Version.HTTP_2, "127.0.0.1");
    }

    /** One that is behind the times. */
    static Browser ofHttp11(Nginx nginx) {
        return new Browser(nginx, HttpClient.Version.HTTP_1_1, "127.0.0.1");
    }

    /** One that lives at this address. */
    static Browser at(String address, Nginx nginx) {
        return new Browser(nginx, HttpClient.Version.HTTP_2, address);
    }

    /** GETs the path; headers are names and values in turn. */
    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).build());
    }

    /** POSTs the text; headers are names and values in turn. */
    HttpResponse<String> post(String path, String body, String... headers) {
        return send(request(path, headers).POST(BodyPublishers.ofString(body)).build());
    }

    /** GETs the path so many times, as fast as it goes. */
    List<HttpResponse<String>> burst(int times, String path, String... headers) {
        HttpRequest request = request(path, headers).build();
        return IntStream.range(0, times).mapToObj(_ -> client.sendAsync(request, BodyHandlers.ofString())).toList()
                .stream()
                .map(CompletableFuture::join).toList();
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(edge.resolve(path)).timeout(Duration.ofSeconds(10));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
