package no.nattro.demo.trial.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.nattro.demo.books.history.HistoryFile;
import no.nattro.demo.books.history.Operation;
import no.nattro.demo.client.Doors;
import no.nattro.demo.client.Recorder;
import no.nattro.demo.client.ScriptedShop.Request;
import no.nattro.demo.client.ScriptedShop;
import no.nattro.demo.home.DemoFailed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientsTest {

    private static final Duration BOUND = Duration.ofSeconds(6);

    @TempDir
    private Path folder;
    private ScriptedShop shop;
    private Recorder recorder;

    @BeforeEach
    void open() throws IOException {
        shop = new ScriptedShop();
        recorder = new Recorder(history());
    }

    @AfterEach
    void close() {
        shop.close();
        recorder.close();
    }

    @Test
    void each_client_has_an_address_and_a_cookie_of_its_own() {
        Clients clients = clients(8);
        clients.start();
        await().until(() -> buyers(Request::cookie).size() == 8);
        clients.stop();

        Set<InetAddress> addresses = buyers(Request::from);
        assertThat(addresses).allMatch(InetAddress::isLoopbackAddress);
        assertThat(addresses.size()).isIn(8, 1); // one where the system has no others
        assertThat(clients.failure()).isEmpty();
    }

    @Test
    void one_of_four_gets_its_cookie_with_a_refusal() {
        Clients clients = clients(4);
        clients.start();
        await().until(() -> buyers(Request::cookie).size() == 4);
        clients.stop();

        assertThat(clients.answers().purchases()).containsEntry("401 shopper-required", 1L);
        assertThat(shop.requests.stream().filter(request -> request.path().equals("/api/products?limit=1"))).hasSize(3);
    }

    @Test
    void what_the_shop_was_asked_is_what_the_history_has() {
        Clients clients = clients(4);
        clients.start();
        await().until(() -> clients.answers().distinctConfirmed() >= 10);
        clients.stop();
        List<Operation> operations = HistoryFile.read(history()).operations();

        // Who hangs up at once may never have been heard.
        assertThat(operations).filteredOn(operation -> operation.status() != null)
                .filteredOn(operation -> operation.what() == Operation.What.BUY)
                .extracting(operation -> operation.cookie() + operation.key() + operation.body()).isSubsetOf(
                        shop.purchases().stream().map(request -> request.cookie() + request.key() + request.body())
                                .collect(Collectors.toSet()));
        assertThat(operations).extracting(Operation::at).containsOnly(Instant.EPOCH);
        assertThat(clients.answers().purchases().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(
                operations.stream().filter(operation -> operation.what() == Operation.What.BUY).count());
        assertThat(clients.answers().distinctPurchases()).isGreaterThanOrEqualTo(10);
    }

    @Test
    void all_stop_at_once_when_nothing_is_under_way() {
        Clients clients = clients(4);
        clients.start();
        await().until(() -> !shop.purchases().isEmpty());

        assertThat(timeToStop(clients)).isLessThan(Duration.ofSeconds(2));
        int asked = shop.purchases().size();
        await().during(Duration.ofMillis(700)).until(() -> shop.purchases().size() == asked);
    }

    @Test
    void a_shop_that_does_not_answer_keeps_nobody_from_stopping() {
        CountDownLatch never = new CountDownLatch(1);
        shop.answersPurchasesBy(_ -> {
            try {
                never.await();
            } catch (InterruptedException _) {
                // the test is over
            }
            return new ScriptedShop.Reply(503, "{}");
        });
        Clients clients = clients(2);
        clients.start();
        await().until(() -> shop.purchases().size() >= 2);

        assertThat(timeToStop(clients)).isLessThan(BOUND.plusMillis(500));
        assertThat(clients.answers().purchases()).containsOnlyKeys("no answer");
        assertThat(clients.failure()).isEmpty();
    }

    @Test
    void who_is_not_to_be_stopped_ends_the_trial() {
        CountDownLatch never = new CountDownLatch(1);
        Clients clients = clients(1, () -> {
            awaitWhateverCalls(never);
            return Instant.EPOCH;
        });
        clients.start();
        await().until(() -> !shop.purchases().isEmpty());

        assertThatThrownBy(clients::stop).isInstanceOf(DemoFailed.class)
                .hasMessageStartingWith("A client has not ended 6 s after it was told to");
        never.countDown();
    }

    @Test
    void without_a_history_nobody_goes_on() {
        Clients clients = clients(4);
        clients.start();
        await().until(() -> clients.answers().distinctConfirmed() > 0);
        recorder.close(); // as good as a disk that is full
        await().until(() -> clients.failure().isPresent());

        assertThat(clients.failure()).get().isInstanceOf(DemoFailed.class).asString()
                .contains("The history cannot be written to ");
        assertThat(timeToStop(clients)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void a_shop_without_products_is_told() {
        shop.close();

        assertThatThrownBy(() -> clients(2).start()).isInstanceOf(DemoFailed.class)
                .hasMessageStartingWith("The shop does not show its products");
    }

    private Clients clients(int count) {
        return clients(count, InstantSource.fixed(Instant.EPOCH));
    }

    private Clients clients(int count, InstantSource clock) {
        return new Clients(new Doors(shop.address(), ScriptedShop::client), 7, count, recorder, clock);
    }

    /** As somebody does whom an interruption does not reach. */
    private static void awaitWhateverCalls(CountDownLatch latch) {
        boolean open = false;
        while (!open) {
            try {
                latch.await();
                open = true;
            } catch (InterruptedException _) {
                // and waits again
            }
        }
    }

    private <T> Set<T> buyers(Function<Request, T> what) {
        return shop.purchases().stream().filter(request -> request.cookie() != null).map(what)
                .collect(Collectors.toSet());
    }

    private static Duration timeToStop(Clients clients) {
        long start = System.nanoTime();
        clients.stop();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private Path history() {
        return folder.resolve("history.jsonl");
    }
}
