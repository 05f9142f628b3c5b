package no.nattro.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoliteClientTest {

    private static final String LIMITED = "{\"detail\": \"Too many purchases came from this shopper.\"}";

    private final List<String> said = new ArrayList<>();
    private final List<Duration> waits = new ArrayList<>();
    private TestShop gateway;
    private PoliteClient client;

    @BeforeEach
    void open() throws IOException {
        gateway = new TestShop();
        client = new PoliteClient(HttpClient.newHttpClient(), said::add, waits::add);
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void it_waits_as_it_is_told_and_asks_for_the_same() throws IOException {
        gateway.says(429, LIMITED, "Retry-After", "3");
        gateway.says(503, "{}", "Retry-After", "7");
        gateway.says(201, "{}");
        PoliteClient.Reply reply = client.send(purchase());

        assertThat(reply.answer().statusCode()).isEqualTo(201);
        assertThat(reply.limited()).isEqualTo(2);
        assertThat(waits).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(7));
        assertThat(gateway.purchases()).hasSize(3).extracting(TestShop.Request::key).containsOnly("key-1");
    }

    @Test
    void it_says_why_it_waits_and_then_how_often_it_had_to() throws IOException {
        IntStream.range(0, 12).forEach(_ -> gateway.says(429, LIMITED, "Retry-After", "1"));
        gateway.says(201, "{}");
        client.send(purchase());

        assertThat(said).containsExactly(
                "The shop says to come back later (429). Too many purchases came from this shopper."
                        + " Each request waits as it says, 120 s at most in all.",
                "The shop has said to come back later 10 times by now.");
    }

    @ParameterizedTest
    @CsvSource({"429, 1, 120", "429, 10, 12", "429, 0, 120", "429, 3600, 12", "503, 5, 8", "503, 30, 4"})
    void patience_ends(int status, String retryAfter, int repeats) throws IOException {
        IntStream.rangeClosed(0, repeats).forEach(_ -> gateway.says(status, "{}", "Retry-After", retryAfter));
        PoliteClient.Reply reply = client.send(purchase());

        assertThat(reply.answer().statusCode()).isEqualTo(status);
        assertThat(reply.limited()).isEqualTo(repeats);
        assertThat(gateway.purchases()).hasSize(repeats + 1);
    }

    @ParameterizedTest
    @CsvSource({"503", "409", "502", "201"})
    void an_answer_that_does_not_say_when_is_the_end(int status) throws IOException {
        gateway.says(status, "{}");

        assertThat(client.send(purchase()).answer().statusCode()).isEqualTo(status);
        assertThat(waits).isEmpty();
        assertThat(said).isEmpty();
    }

    private HttpRequest purchase() {
        return HttpRequest.newBuilder(gateway.address().resolve("/api/orders")).header("Idempotency-Key", "key-1")
                .POST(HttpRequest.BodyPublishers.ofString("{}")).build();
    }
}
