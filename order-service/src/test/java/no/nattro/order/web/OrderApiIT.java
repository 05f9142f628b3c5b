package no.nattro.order.web;

import static no.nattro.order.web.OrderApi.ORDER;
import static no.nattro.order.web.OrderApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.nattro.order.inventory.Inventory.ReservationRefusal;
import no.nattro.platform.upstream.Outcome;
import org.junit.jupiter.api.Test;

/** The public contract of orders. */
class OrderApiIT extends OrderApiFixture {

    @Test
    void a_purchase_is_answered_201_and_found_again() {
        HttpResponse<String> response = api.place("key-1", ORDER);

        assertThat(response.statusCode()).isEqualTo(201);
        JsonNode order = json(response);
        assertThat(order.path("status").asText()).isEqualTo("CONFIRMED");
        assertThat(order.at("/total/amount").asLong()).isEqualTo(39_800);
        assertThat(order.at("/total/currency").asText()).isEqualTo("NOK");
        assertThat(order.at("/lines/0/unitPrice/amount").asLong()).isEqualTo(19_900);
        String location = response.headers().firstValue("Location").orElseThrow();
        assertThat(location).isEqualTo("/api/orders/" + order.path("id").asText());
        assertThat(json(api.get(location))).isEqualTo(order);
    }

    @Test
    void a_replay_gives_the_same_answer_to_the_byte_and_says_that_it_is_one() {
        HttpResponse<String> first = api.place("key-1", ORDER);
        HttpResponse<String> replay = api.place("key-1", """
                {"payment": {"token": "tok_approved"},
                 "lines": [{"quantity": 2, "sku": "NO-1001"}]}""");

        assertThat(replay.statusCode()).isEqualTo(201);
        assertThat(replay.body()).isEqualTo(first.body());
        assertThat(replay.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(script.calls()).containsExactly("reserve", "charge", "confirm");

        api.cancel(json(first).path("id").asText());
        assertThat(api.place("key-1", ORDER).body()).as("also after a later cancellation").isEqualTo(first.body());
    }

    @Test
    void a_replayed_refusal_keeps_its_first_request_id() {
        script.next("reserve", new Outcome.Refused<>(ReservationRefusal.OUT_OF_STOCK, "Only 1 of NO-1001 is left."));
        HttpResponse<String> first = api.place("key-1", ORDER);
        HttpResponse<String> replay = api.place("key-1", ORDER);

        assertThat(first.statusCode()).isEqualTo(409);
        assertThat(first.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(first).path("type").asText()).isEqualTo("urn:nattro:problem:out-of-stock");
        assertThat(json(first).path("detail").asText()).contains("NO-1001");
        assertThat(json(first).path("requestId").asText()).isEqualTo(requestId(first));
        assertThat(replay.body()).isEqualTo(first.body());
        assertThat(requestId(replay)).isNotEqualTo(requestId(first));
        assertThat(replay.headers().firstValue("Idempotency-Replayed")).contains("true");
    }

    @Test
    void the_same_key_with_another_body_is_a_422() {
        api.place("key-1", ORDER);
        HttpResponse<String> other = api.place("key-1", ORDER.replace("2}", "3}"));
        assertProblem(other, 422, "key-reused");
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void the_same_key_of_another_shopper_is_another_order() {
        HttpResponse<String> mine = api.place("key-1", ORDER);
        HttpResponse<String> theirs = OrderApi.at(port).place("key-1", ORDER);
        assertThat(theirs.statusCode()).isEqualTo(201);
        assertThat(json(theirs).path("id")).isNotEqualTo(json(mine).path("id"));
    }

    @Test
    void an_end_that_is_not_known_is_a_202_that_says_where_to_look_and_when() {
        script.next("charge", new Outcome.Unknown<>("timed out"));
        HttpResponse<String> response = api.place("key-1", ORDER);

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(json(response).path("status").asText()).isEqualTo("PENDING");
        assertThat(response.headers().firstValue("Retry-After")).contains("2");
        String location = response.headers().firstValue("Location").orElseThrow();
        assertThat(json(api.get(location)).path("status").asText()).isEqualTo("PENDING");
    }

    @Test
    void twenty_parallel_posts_of_one_key_make_one_order() throws Exception {
        Callable<HttpResponse<String>> post = () -> api.place("one-key", ORDER);
        List<Future<HttpResponse<String>>> answers;
        try (ExecutorService shoppers = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = shoppers.invokeAll(IntStream.range(0, 20).mapToObj(_ -> post).toList());
        }
        for (Future<HttpResponse<String>> answer : answers) {
            HttpResponse<String> response = answer.get();
            if (response.statusCode() != 201) {
                // Twenty for five connections: on a busy machine some find none in time, and have stored nothing.
                boolean hasNoConnection = response.statusCode() == 503;
                assertProblem(response, hasNoConnection ? 503 : 409,
                        hasNoConnection ? "unavailable" : "request-in-progress");
                assertThat(response.headers().firstValue("Retry-After").map(Integer::parseInt).orElseThrow())
                        .isBetween(1, 10);
            }
        }
        assertThat(orders()).isEqualTo(1);
        assertThat(script.calls()).containsExactly("reserve", "charge", "confirm");
        assertThat(api.place("one-key", ORDER).statusCode()).isEqualTo(201);
    }

    @Test
    void a_cancellation_is_200_when_undone_and_idempotent() {
        String id = json(api.place("key-1", ORDER)).path("id").asText();

        HttpResponse<String> cancelled = api.cancel(id);
        assertThat(cancelled.statusCode()).isEqualTo(200);
        assertThat(json(cancelled).path("status").asText()).isEqualTo("CANCELLED");
        assertThat(json(cancelled).path("reason").asText()).isEqualTo("SHOPPER");
        assertThat(json(cancelled).path("refund").asText()).isEqualTo("DONE");
        assertThat(api.cancel(id).body()).isEqualTo(cancelled.body());
    }

    @Test
    void a_cancellation_that_takes_longer_is_202_and_shows_its_end_already() {
        String id = json(api.place("key-1", ORDER)).path("id").asText();
        script.next("undo", new Outcome.Unknown<>("answered 202"));

        HttpResponse<String> undoing = api.cancel(id);
        assertThat(undoing.statusCode()).isEqualTo(202);
        assertThat(json(undoing).path("status").asText()).isEqualTo("CANCELLED");
        assertThat(json(undoing).path("refund").asText()).isEqualTo("PENDING");
    }

    @Test
    void a_strangers_order_is_not_there() {
        String id = json(api.place("key-1", ORDER)).path("id").asText();
        OrderApi stranger = OrderApi.at(port);
        assertProblem(stranger.get("/api/orders/" + id), 404, "not-found");
        assertProblem(stranger.cancel(id), 404, "not-found");
        assertProblem(api.get("/api/orders/" + UUID.randomUUID()), 404, "not-found");
        assertProblem(api.get("/api/orders/1-1-1-1-1"), 404, "not-found");
    }

    @Test
    void orders_are_listed_newest_first_a_page_at_a_time() {
        List<String> ids = IntStream.range(0, 5)
                .mapToObj(n -> json(api.place("key-" + n, ORDER)).path("id").asText()).toList().reversed();

        JsonNode first = json(api.get("/api/orders?limit=2"));
        JsonNode second = json(api.get("/api/orders?limit=2&after=" + first.path("next").asText()));
        JsonNode third = json(api.get("/api/orders?limit=2&after=" + second.path("next").asText()));
        assertThat(Stream.of(first, second, third).flatMap(page -> page.path("items").findValuesAsText("id").stream()))
                .containsExactlyElementsOf(ids);
        assertThat(third.path("next").isNull()).isTrue();
        assertThat(json(OrderApi.at(port).get("/api/orders"))).hasToString("{\"items\":[],\"next\":null}");
        assertProblem(api.get("/api/orders?limit=0"), 400, "invalid-request");
        assertProblem(api.get("/api/orders?after=yesterday"), 400, "invalid-request");
    }

    @Test
    void the_row_keeps_the_request_id_and_nothing_personal() {
        HttpResponse<String> response = api.place("key-1", ORDER);
        assertThat(
                sql.sql("SELECT request_id FROM orders WHERE shopper_id = ?").param(api.shopper()).query(String.class)
                        .single())
                .isEqualTo(requestId(response));
    }
}
