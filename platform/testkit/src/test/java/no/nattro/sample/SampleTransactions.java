package no.nattro.sample;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Calls somebody from where transactions are. */
public class SampleTransactions {

    public int call() throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:1")).build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
