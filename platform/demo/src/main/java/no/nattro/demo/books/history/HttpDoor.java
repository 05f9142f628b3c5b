package no.nattro.demo.books.history;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import no.nattro.demo.books.history.Replayed.Reply;
import no.nattro.demo.home.DemoFailed;

/** The gateway's door, with whatever cookie a client of the history had. */
public record HttpDoor(HttpClient http, URI shop) implements Replays.Door {

    /** Above the gateway's own budget of 4.5 s, so that its answer is seen. */
    private static final Duration BUDGET = Duration.ofSeconds(5);

    private static final int TOO_MANY = 429;

    @Override
    public Reply send(String cookie, String key, String body) {
        HttpRequest purchase = HttpRequest.newBuilder(shop.resolve("/api/orders")).timeout(BUDGET)
                .header("Content-Type", "application/json").header("Cookie", cookie).header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
        try {
            HttpResponse<String> answer = http.send(purchase, HttpResponse.BodyHandlers.ofString());
            while (answer.statusCode() == TOO_MANY) { // nothing was done; a shopper's purchases come back five a second
                TimeUnit.SECONDS.sleep(1);
                answer = http.send(purchase, HttpResponse.BodyHandlers.ofString());
            }
            return new Reply(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new DemoFailed("The shop does not answer at " + shop + ", so nothing can be replayed: "
                    + e.getMessage() + ". How is it? ./demo status", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("Interrupted", e);
        }
    }
}
