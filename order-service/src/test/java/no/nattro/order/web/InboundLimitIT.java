package no.nattro.order.web;

import static no.nattro.order.web.OrderApi.ORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import no.nattro.order.payment.Payments;
import no.nattro.platform.upstream.Outcome;
import no.nattro.platform.upstream.Outcome.Done;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Checkouts hang, more of them than may: what is said to the next, and what everybody else notices. */
@TestPropertySource(properties = {"nattro.inbound.at-once=4", "nattro.inbound.shares.checkouts.at-once=2"})
class InboundLimitIT extends OrderApiFixture {

    private final CountDownLatch paymentAnswers = new CountDownLatch(1);
    private final ExecutorService shoppers = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void letGo() {
        paymentAnswers.countDown();
        shoppers.close();
    }

    @Test
    void a_purchase_too_many_is_a_503_that_has_written_and_asked_nothing_and_can_be_repeated() {
        List<CompletableFuture<HttpResponse<String>>> hanging = hangingCheckouts(2);
        List<String> asked = script.calls();

        HttpResponse<String> refused = api.place("key-1", ORDER);

        assertProblem(refused, 503, "unavailable");
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(orders()).as("rows of this shopper").isZero();
        assertThat(script.calls()).isEqualTo(asked);

        paymentAnswers.countDown();
        assertThat(hanging).allSatisfy(one -> assertThat(one.join().statusCode()).isEqualTo(201));
        await().until(() -> api.place("key-1", ORDER).statusCode() == 201);
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void checkouts_that_hang_starve_no_read() {
        hangingCheckouts(2);
        assertThat(api.get("/api/orders").statusCode()).isEqualTo(200);
        assertProblem(api.get("/api/orders/" + UUID.randomUUID()), 404, "not-found");
        assertThat(api.get("/readyz").statusCode()).isEqualTo(200);
    }

    @Test
    void a_cancellation_calls_neighbours_as_a_purchase_does_and_is_of_the_same_share() {
        hangingCheckouts(2);
        assertProblem(api.cancel(UUID.randomUUID().toString()), 503, "unavailable");
    }

    private List<CompletableFuture<HttpResponse<String>>> hangingCheckouts(int number) {
        List<CompletableFuture<HttpResponse<String>>> hanging = IntStream.range(0, number).mapToObj(n -> {
            script.then("charge", _ -> captured());
            return CompletableFuture.supplyAsync(() -> OrderApi.at(port).place("key-" + n, ORDER), shoppers);
        }).toList();
        await().until(() -> script.calls().stream().filter("charge"::equals).count() == number);
        return hanging;
    }

    private Outcome<Payments.Captured, Payments.ChargeRefusal> captured() {
        try {
            assertThat(paymentAnswers.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new Done<>(new Payments.Captured());
    }
}
