package no.nattro.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
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

    private Browser(Nginx nginx, HttpClient.Version version) {
        edge = URI.create("https://localhost:" + nginx.port());
        client = HttpClient.newBuilder().version(version).sslContext(nginx.certificate().trusted()).build();
    }

    /** One that speaks HTTP/2. */
    static Browser of(Nginx nginx) {
        return new Browser(nginx, HttpClient.Version.HTTP_2);
    }

    /** One that is behind the times. */
    static Browser ofHttp11(Nginx nginx) {
        return new Browser(nginx, HttpClient.Version.HTTP_1_1);
    }

    /** GETs the path; headers are names and values in turn. */
    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).build());
    }

    /** POSTs the text; headers are names and values in turn. */
    HttpResponse<String> post(String path, String body, String... headers) {
        return send(request(path, headers).POST(BodyPublishers.ofString(body)).build());
    }

    /** GETs the path so many times at once. */
    List<HttpResponse<String>> together(int times, String path) {
        HttpRequest request = request(path).build();
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
