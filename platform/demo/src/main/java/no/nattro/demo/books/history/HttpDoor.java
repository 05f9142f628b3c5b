package no.nattro.demo.books.history;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.function.Consumer;
import no.nattro.demo.books.history.Replayed.Reply;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.shop.PoliteClient;
import no.nattro.demo.shop.TrustedTls;

/**
 * The gateway's door, with whatever cookie a client of the history had. A refusal for coming too often says nothing about
 * the purchase: taken for the answer to it, it would contradict what the client was told before.
 */
public record HttpDoor(PoliteClient client, URI shop) implements Replays.Door {

    /** Above the gateway's own budget of 4.5 s, so that its answer is seen. */
    private static final Duration BUDGET = Duration.ofSeconds(5);

    private static final int TOO_MANY = 429;

    /** Many shoppers come with a connection each; over a single one of HTTP/2 the 101st purchase at once would fail. */
    private static final HttpClient.Version ONE_CONNECTION_EACH = HttpClient.Version.HTTP_1_1;

    /**
     * By TLS, where this certificate and no other is trusted.
     *
     * @param says hears that, and why, requests are waiting
     */
    public static HttpDoor of(URI shop, Certificate certificate, Consumer<String> says) {
        try {
            return new HttpDoor(new PoliteClient(TrustedTls.client(certificate, ONE_CONNECTION_EACH), says), shop);
        } catch (IOException | GeneralSecurityException e) {
            throw new DemoFailed("The gateway's certificate cannot be trusted: " + e.getMessage(), e);
        }
    }

    @Override
    public Reply send(String cookie, String key, String body) {
        HttpRequest purchase = HttpRequest.newBuilder(shop.resolve("/api/orders")).timeout(BUDGET)
                .header("Content-Type", "application/json").header("Cookie", cookie).header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
        try {
            HttpResponse<String> answer = client.send(purchase).answer();
            if (answer.statusCode() == TOO_MANY) {
                throw new DemoFailed(
                        "The shop says for minutes that too many purchases come, so they cannot be replayed: "
                                + answer.body());
            }
            return new Reply(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new DemoFailed("The shop does not answer at " + shop + ", so nothing can be replayed: "
                    + e.getMessage() + ". How is it? ./demo status", e);
        }
    }
}
