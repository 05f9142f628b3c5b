package no.nattro.demo.lesson.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import no.nattro.demo.client.Answers;
import no.nattro.demo.client.Doors;
import no.nattro.demo.client.Recorder;
import no.nattro.demo.client.ScriptedShop;
import no.nattro.demo.client.ScriptedShop.Reply;
import no.nattro.demo.client.Stopping;
import no.nattro.demo.client.Till;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.lesson.Time;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SteadyLoadTest {

    /** Ten checkouts a second. */
    private static final Timetable TIMETABLE = new Timetable(10);

    @TempDir
    private Path folder;
    private final Time time = Time.of(InstantSource.system());
    private final CountDownLatch released = new CountDownLatch(1);
    private ScriptedShop shop;
    private Recorder recorder;
    private Customers customers;

    @BeforeEach
    void open() throws IOException {
        shop = new ScriptedShop();
        recorder = new Recorder(folder.resolve("history.jsonl"));
        customers = Customers.enter(4, new Doors(shop.address(), ScriptedShop::client),
                door -> new Till(door, recorder, new Answers(), InstantSource.system(), new Stopping()), time);
        shop.requests.clear();
    }

    @AfterEach
    void close() {
        released.countDown();
        customers.close();
        recorder.close();
        shop.close();
    }

    @Test
    void a_shop_that_answers_nothing_is_asked_as_often_and_its_slowness_is_seen() {
        shop.answersPurchasesBy(request -> {
            awaitRelease();
            return shop.confirm(request);
        });
        try (SteadyLoad load = new SteadyLoad(TIMETABLE, customers, time).start()) {
            await().until(() -> shop.purchases().size() >= 8);
            Duration asked = time.now();
            assertThat(load.visits().between(Duration.ZERO, Visits.END).times(Kind.CHECKOUT).count())
                    .as("answered by then").isZero();
            released.countDown();
            load.stop();

            Times checkouts = load.visits().between(Duration.ZERO, asked).times(Kind.CHECKOUT);
            assertThat(checkouts.count()).isGreaterThanOrEqualTo(8);
            assertThat(checkouts.maxMillis()).as("of one that was due 0.7 s before").isGreaterThan(400);
            assertThat(load.visits().between(Duration.ZERO, Visits.END).answers(Kind.CHECKOUT)).containsOnlyKeys(
                    "201 CONFIRMED");
        }
    }

    @Test
    void a_load_that_is_late_does_not_make_the_shop_look_fast() {
        Duration late = Duration.ofMillis(300);
        try (SteadyLoad load = new SteadyLoad(TIMETABLE, customers, behind(late)).start()) {
            await().until(() -> load.visits().count() >= 10);
            load.stop();

            Visits.Some all = load.visits().between(Duration.ZERO, Visits.END);
            assertThat(all.late().p50Millis()).isGreaterThanOrEqualTo(late.toMillis());
            assertThat(all.times(Kind.PRODUCT_PAGE).p50Millis()).isGreaterThanOrEqualTo(late.toMillis());
        }
    }

    @Test
    void what_nobody_may_send_is_counted() {
        shop.says(Reply.problem(503, "service-unavailable", "Retry-After", "60"));
        try (SteadyLoad load = new SteadyLoad(TIMETABLE, customers, time).start()) {
            await().until(() -> load.visits().between(Duration.ZERO, Visits.END).heldBack(Kind.CHECKOUT) >= 3);
            load.stop();
        }
        assertThat(shop.purchases()).as("one of each shopper").hasSize(4);
    }

    @Test
    void nothing_is_sent_after_the_end() {
        @SuppressWarnings("resource") // stopped below
        SteadyLoad load = new SteadyLoad(TIMETABLE, customers, time).start();
        await().until(() -> load.visits().count() > 0);
        load.stop();
        int sent = shop.requests.size();

        await().during(Duration.ofMillis(300)).until(() -> shop.requests.size() == sent);
        assertThat(load.visits().count()).isEqualTo(sent);
    }

    @Test
    void a_purchase_that_cannot_be_written_down_ends_it_all() {
        recorder.close();
        try (SteadyLoad load = new SteadyLoad(TIMETABLE, customers, time).start()) {
            await().untilAsserted(() -> assertThatThrownBy(load::requireGoing).isInstanceOf(DemoFailed.class)
                    .hasMessageStartingWith("The history cannot be written"));
            assertThatThrownBy(load::stop).isInstanceOf(DemoFailed.class);
        }
    }

    @Test
    void who_was_told_of_an_order_looks_at_it_under_load_too() {
        UUID order = UUID.randomUUID();
        shop.says(Reply.pending(order));
        try (SteadyLoad load = new SteadyLoad(TIMETABLE, customers, time).start()) {
            await().until(() -> shop.requests.stream().anyMatch(request -> request.path().endsWith(order.toString())));
            load.stop();
        }
    }

    /** The time of a machine that has something else to do. */
    private Time behind(Duration late) {
        return new Time() {

            @Override
            public Duration now() {
                return time.now();
            }

            @Override
            public void await(Duration moment) {
                time.await(moment.plus(late));
            }

            @Override
            public Instant onTheWall(Duration moment) {
                return time.onTheWall(moment);
            }
        };
    }

    private void awaitRelease() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
