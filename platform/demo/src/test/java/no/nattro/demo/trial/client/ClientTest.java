package no.nattro.demo.trial.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import no.nattro.demo.books.history.HistoryFile;
import no.nattro.demo.books.history.Operation.End;
import no.nattro.demo.books.history.Operation;
import no.nattro.demo.client.Answers;
import no.nattro.demo.client.Catalogue;
import no.nattro.demo.client.FrontDoor;
import no.nattro.demo.client.Recorder;
import no.nattro.demo.client.ScriptedShop.Reply;
import no.nattro.demo.client.ScriptedShop.Request;
import no.nattro.demo.client.ScriptedShop;
import no.nattro.demo.client.ShopsWord;
import no.nattro.demo.client.Stopping;
import no.nattro.demo.client.Till;
import no.nattro.demo.client.Wish;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClientTest {

    private static final UUID ORDER = UUID.fromString("7e200000-0000-4000-8000-000000000001");
    private static final Reply CONFIRMED = new Reply(201, ScriptedShop.confirmation(ORDER));
    private static final String TWO = "{\"lines\":[{\"sku\":\"NO-1001\",\"quantity\":2}]}";
    private static final Wish WISH = new Wish("purchase-1", TWO);
    private static final Wish RIVAL = new Wish("purchase-1", "{\"lines\":[{\"sku\":\"NO-1001\",\"quantity\":3}]}");

    private static final Catalogue CATALOGUE = new Catalogue(List.of(new Catalogue.Product("NO-1001", 39800, 100_000)));

    @TempDir
    private Path folder;
    private final Answers answers = new Answers();
    private final Stopping stopping = new Stopping();
    private final ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor();
    private ScriptedShop shop;
    private FrontDoor door;
    private Recorder recorder;
    private Client client;

    @BeforeEach
    void open() throws IOException {
        shop = new ScriptedShop();
        door = new FrontDoor(shop.address(), HttpClient.newHttpClient());
        recorder = new Recorder(history());
        door.get(Catalogue.PATH);
        client = new Client(Plan.of(7, 0, CATALOGUE), door,
                new Till(door, recorder, answers, InstantSource.system(), stopping),
                stopping, hands);
    }

    @AfterEach
    void close() {
        door.close();
        recorder.close();
        shop.close();
        hands.shutdownNow();
    }

    @Test
    void a_pending_purchase_is_asked_for_until_it_is_decided() {
        shop.says(Reply.pending(ORDER), Reply.problem(409, "request-in-progress", "Retry-After", "0"),
                Reply.problem(504, "upstream-timeout"), CONFIRMED);
        client.act(new Action.Buy(WISH));

        assertThat(shop.purchases()).hasSize(4)
                .allSatisfy(request -> assertThat(request.key()).isEqualTo("purchase-1"))
                .allSatisfy(request -> assertThat(request.body()).isEqualTo(TWO));
        assertThat(recorded()).extracting(Operation::end).containsExactly(End.INFO, End.INFO, End.INFO, End.OK);
        assertThat(answers.contradictions()).isEmpty();
    }

    @Test
    void patience_ends() {
        shop.says(Reply.problem(503, "unavailable", "Retry-After", "0"));
        client.act(new Action.Buy(WISH));

        assertThat(shop.purchases()).hasSize(4);
        assertThat(recorded()).extracting(Operation::end).containsOnly(End.FAIL);
    }

    @Test
    void nobody_waits_a_whole_lease() {
        shop.says(Reply.problem(409, "request-in-progress", "Retry-After", "10"), CONFIRMED);
        long start = System.nanoTime();
        client.act(new Action.Buy(WISH));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(5));
    }

    @Test
    void a_refusal_is_not_argued_with() {
        shop.says(Reply.problem(402, "payment-declined"));
        client.act(new Action.Buy(WISH));

        assertThat(recorded()).singleElement().satisfies(refused -> {
            assertThat(refused.status()).isEqualTo(402);
            assertThat(refused.end()).isEqualTo(End.FAIL);
            assertThat(refused.cookie()).isEqualTo(door.cookie());
        });
    }

    @Test
    void a_refusal_for_want_of_a_cookie_is_repeated_once_with_the_same_key() throws IOException {
        try (FrontDoor stranger = new FrontDoor(shop.address(), HttpClient.newHttpClient())) {
            new Till(stranger, recorder, answers, InstantSource.system(), stopping).buy(WISH, new ShopsWord(), null);
        }

        assertThat(shop.purchases()).extracting(Request::key).containsExactly("purchase-1", "purchase-1");
        assertThat(recorded()).extracting(Operation::status).containsExactly(401, 201);
        assertThat(recorded()).extracting(Operation::end).containsExactly(End.FAIL, End.OK);
        assertThat(answers.contradictions()).isEmpty();
        assertThat(answers.distinctPurchases()).isEqualTo(1);
    }

    @Test
    void a_shop_that_sells_to_nobody_is_told_at_once() throws IOException {
        shop.says(CONFIRMED);
        try (FrontDoor stranger = new FrontDoor(shop.address(), HttpClient.newHttpClient())) {
            new Till(stranger, recorder, answers, InstantSource.system(), stopping).buy(WISH, new ShopsWord(), null);
        }

        assertThat(answers.contradictions()).singleElement().asString().startsWith(
                "a shopper without a cookie key purchase-1 got an answer that the contract does not have for it: 201 ");
    }

    @Test
    void who_got_no_cookie_by_its_first_purchase_looks_at_a_product_before_the_next() throws IOException {
        try (FrontDoor stranger = new FrontDoor(shop.address(), HttpClient.newHttpClient())) {
            shop.says(Reply.problem(503, "unavailable", "Retry-After", "0"));
            Thread shopping = Thread.startVirtualThread(() -> new Client(Plan.of(7, 0, CATALOGUE), stranger,
                    new Till(stranger, recorder, answers, InstantSource.system(), stopping), stopping, hands).shop());
            await().until(() -> stranger.cookie() != null);
            stopping.ask();
            await().until(() -> !shopping.isAlive());
        }

        assertThat(shop.purchases().stream().filter(request -> request.cookie() == null)).extracting(Request::key)
                .containsOnly("purchase-1");
    }

    @Test
    void who_hangs_up_comes_back_with_the_same_key() {
        CountDownLatch over = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        shop.answersPurchasesBy(_ -> {
            if (calls.getAndIncrement() == 0) {
                held(over);
            }
            return CONFIRMED;
        });
        client.act(new Action.HangUp(WISH, Duration.ofMillis(500), true));
        over.countDown();

        assertThat(shop.purchases()).extracting(Request::key).containsExactly("purchase-1", "purchase-1");
        assertThat(recorded()).extracting(Operation::status).containsExactly(null, 201);
        assertThat(recorded()).extracting(Operation::end).containsExactly(End.INFO, End.OK);
        assertThat(answers.purchases()).containsEntry("hung up", 1L).containsEntry("201 CONFIRMED", 1L);
    }

    @Test
    void some_never_come_back() {
        CountDownLatch over = new CountDownLatch(1);
        shop.answersPurchasesBy(_ -> held(over));
        client.act(new Action.HangUp(WISH, Duration.ofMillis(100), false));
        over.countDown();

        assertThat(recorded()).singleElement().extracting(Operation::end).isEqualTo(End.INFO);
    }

    @Test
    void a_double_click_sends_the_same_at_once() {
        CountDownLatch three = new CountDownLatch(3);
        shop.answersPurchasesBy(_ -> {
            three.countDown();
            return held(three);
        });
        client.act(new Action.AtOnce(WISH, 3));

        assertThat(shop.purchases()).hasSize(3).extracting(Request::body).containsOnly(TWO);
    }

    @Test
    void of_two_contents_under_one_key_the_loser_is_let_go() {
        shop.answersPurchasesBy(
                request -> request.body().equals(TWO) ? CONFIRMED : Reply.problem(422, "key-reused"));
        client.act(new Action.Contest(WISH, RIVAL));

        assertThat(shop.purchases()).extracting(Request::body).containsExactlyInAnyOrder(TWO, RIVAL.body());
        assertThat(answers.contradictions()).isEmpty();
    }

    @Test
    void two_winners_under_one_key_are_told() {
        shop.answersPurchasesBy(shop::confirm);
        client.act(new Action.Contest(WISH, RIVAL));

        assertThat(answers.contradictions()).isNotEmpty().allMatch(sentence -> sentence.startsWith("shopper "))
                .anyMatch(sentence -> sentence.contains(" key purchase-1 got two different orders"));
    }

    @Test
    void earlier_purchases_are_asked_for_again_and_their_keys_used_for_others() {
        shop.says(CONFIRMED, CONFIRMED, CONFIRMED, Reply.problem(422, "key-reused"));
        client.act(new Action.Replay(0.5, 1)); // nothing to replay yet
        client.act(new Action.Buy(WISH));
        client.act(new Action.Replay(0.99, 2));
        client.act(new Action.ReuseKey(0, RIVAL.body()));

        assertThat(shop.purchases()).extracting(Request::body).containsExactly(TWO, TWO, TWO, RIVAL.body());
        assertThat(shop.purchases()).extracting(Request::key).containsOnly("purchase-1");
        assertThat(answers.contradictions()).isEmpty();
    }

    @Test
    void a_key_that_may_stand_for_nothing_is_not_reused() {
        shop.says(Reply.problem(503, "unavailable", "Retry-After", "0"));
        client.act(new Action.Buy(WISH));
        client.act(new Action.ReuseKey(0, RIVAL.body()));

        assertThat(shop.purchases()).extracting(Request::body).containsOnly(TWO);
    }

    @Test
    void a_replay_that_contradicts_is_told() {
        shop.says(Reply.problem(402, "payment-declined"), CONFIRMED);
        client.act(new Action.Buy(WISH));
        client.act(new Action.Replay(0, 1));

        assertThat(answers.contradictions()).singleElement().asString()
                .contains(" key purchase-1 was answered 402 ").contains(", and now 201 ");
    }

    @Test
    void what_is_bought_is_cancelled_at_once_or_later() {
        shop.says(CONFIRMED);
        client.act(new Action.BuyAndCancel(WISH));
        client.act(new Action.Cancel(0));

        assertThat(shop.cancellations()).extracting(Request::path)
                .containsExactly("/api/orders/" + ORDER + "/cancellation", "/api/orders/" + ORDER + "/cancellation");
        assertThat(recorded()).filteredOn(operation -> operation.what() == Operation.What.CANCEL).hasSize(2)
                .allSatisfy(cancelled -> assertThat(cancelled.orderId()).isEqualTo(ORDER));
        assertThat(answers.cancellations()).containsOnlyKeys("202 CANCELLED");
    }

    @Test
    void an_order_is_cancelled_while_its_buyer_still_waits() {
        CountDownLatch cancelled = new CountDownLatch(1);
        shop.lists("{\"items\":[{\"id\":\"" + ORDER + "\",\"status\":\"PENDING\"}]}");
        shop.answersPurchasesBy(_ -> {
            held(cancelled);
            return Reply.problem(409, "order-cancelled");
        });
        shop.answersCancellationsBy(_ -> {
            cancelled.countDown();
            return new Reply(202, "{\"id\":\"" + ORDER + "\",\"status\":\"PENDING\"}");
        });
        client.act(new Action.CancelUnderWay(WISH, Duration.ofMillis(50)));

        assertThat(answers.purchases()).containsOnlyKeys("409 order-cancelled");
        assertThat(answers.cancellations()).containsOnlyKeys("202 PENDING");
        assertThat(answers.contradictions()).isEmpty();
    }

    @Test
    void an_order_that_is_bought_already_is_not_cancelled_unseen() {
        shop.lists("{\"items\":[{\"id\":\"" + ORDER + "\",\"status\":\"CONFIRMED\"}]}");
        client.act(new Action.CancelUnderWay(WISH, Duration.ofMillis(50)));

        assertThat(shop.cancellations()).isEmpty();
    }

    @Test
    void a_cancellation_that_leaves_the_order_bought_is_told() {
        shop.answersCancellationsBy(_ -> new Reply(200, ScriptedShop.confirmation(ORDER)));
        shop.says(CONFIRMED);
        client.act(new Action.BuyAndCancel(WISH));

        assertThat(answers.contradictions()).singleElement().asString().contains("cancelling order " + ORDER,
                "the contract does not have");
    }

    @Test
    void who_is_told_to_stop_asks_no_more() {
        shop.answersPurchasesBy(_ -> {
            stopping.ask();
            return Reply.pending(ORDER);
        });
        client.act(new Action.Buy(WISH));
        client.shop();

        assertThat(shop.purchases()).hasSize(1);
    }

    static Stream<Action> every_action() {
        Duration soon = Duration.ofMillis(20);
        return Stream.of(new Action.Buy(WISH), new Action.HangUp(WISH, soon, true), new Action.AtOnce(WISH, 3),
                new Action.Contest(WISH, RIVAL), new Action.BuyAndCancel(WISH), new Action.CancelUnderWay(WISH, soon),
                new Action.Replay(0, 3), new Action.ReuseKey(0, RIVAL.body()), new Action.Cancel(0));
    }

    @ParameterizedTest
    @MethodSource("every_action")
    void nothing_is_begun_any_more_by_who_is_told_to_stop(Action action) {
        shop.lists("{\"items\":[{\"id\":\"" + ORDER + "\",\"status\":\"PENDING\"}]}");
        shop.says(CONFIRMED);
        client.act(new Action.Buy(WISH));
        int before = shop.requests.size();
        stopping.ask();
        client.act(action);

        assertThat(shop.requests).hasSize(before);
        assertThat(recorded()).hasSize(1);
    }

    @Test
    void who_is_told_to_stop_while_it_buys_does_not_cancel_any_more() {
        shop.answersPurchasesBy(_ -> {
            stopping.ask();
            return CONFIRMED;
        });
        client.act(new Action.BuyAndCancel(WISH));

        assertThat(recorded()).extracting(Operation::status).containsExactly(201);
        assertThat(shop.cancellations()).isEmpty();
    }

    @Test
    void who_is_told_to_stop_while_it_looks_for_its_order_does_not_cancel_any_more() {
        CountDownLatch over = new CountDownLatch(1);
        shop.answersPurchasesBy(_ -> held(over));
        shop.lists(() -> {
            stopping.ask();
            over.countDown();
            return "{\"items\":[{\"id\":\"" + ORDER + "\",\"status\":\"PENDING\"}]}";
        });
        client.act(new Action.CancelUnderWay(WISH, Duration.ofMillis(50)));

        assertThat(recorded()).extracting(Operation::status).containsExactly(201);
        assertThat(shop.cancellations()).isEmpty();
    }

    @Test
    void a_refusal_for_want_of_a_cookie_is_not_repeated_by_who_is_told_to_stop() throws IOException {
        shop.answersPurchasesBy(request -> {
            stopping.ask();
            return shop.confirm(request);
        });
        try (FrontDoor stranger = new FrontDoor(shop.address(), HttpClient.newHttpClient())) {
            new Till(stranger, recorder, answers, InstantSource.system(), stopping).buy(WISH, new ShopsWord(), null);
        }

        assertThat(recorded()).extracting(Operation::status).containsExactly(401);
    }

    private List<Operation> recorded() {
        return HistoryFile.read(history()).operations();
    }

    private Path history() {
        return folder.resolve("history.jsonl");
    }

    private static Reply held(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
            return CONFIRMED;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
