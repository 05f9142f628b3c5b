package no.nattro.order.checkout;

import static no.nattro.order.checkout.MortalNeighbours.Payment.CAPTURED;
import static no.nattro.order.checkout.MortalNeighbours.Reservation.SOLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import no.nattro.order.RecoveryProperties;
import no.nattro.order.domain.Money;
import no.nattro.order.domain.Order;
import no.nattro.order.domain.OrderId;
import no.nattro.order.domain.OrderStatus;
import no.nattro.order.domain.PlaceOrder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The process dies between every two commits of the saga, once before the call that stands between them has arrived and once
 * after it was done: then its lease runs out, and recovery finishes the order as if nothing had happened.
 */
class CrashIT extends RecoveryFixture {

    /** How an order goes when nobody dies. */
    enum Story {
        CONFIRMED(201, true, true, null, "reserve charge confirm", "RESERVING CHARGING CONFIRMING CONFIRMED"),
        DECLINED(402, true, false, null, "reserve charge undo release", "RESERVING CHARGING UNDOING REJECTED"),
        OUT_OF_STOCK(409, false, true, null, "reserve release", "RESERVING UNDOING REJECTED"),
        PRICE_CHANGED(409, true, true, Money.nok(1), "reserve release", "RESERVING UNDOING REJECTED"),
        CANCELLED(201, true, true, null, "reserve charge confirm undo release",
                "RESERVING CHARGING CONFIRMING CONFIRMED UNDOING CANCELLED");

        private final int answer;
        private final boolean inStock;
        private final boolean pays;
        private final @Nullable Money expectedTotal;
        private final List<String> calls;
        private final List<String> path;

        Story(int answer, boolean inStock, boolean pays, @Nullable Money expectedTotal, String calls, String path) {
            this.answer = answer;
            this.inStock = inStock;
            this.pays = pays;
            this.expectedTotal = expectedTotal;
            this.calls = List.of(calls.split(" "));
            this.path = List.of(path.split(" "));
        }

        Stream<String> moments() {
            return calls.stream().flatMap(call -> Stream.of(call + " before", call + " after"));
        }
    }

    @Autowired
    private Answers answers;

    @Autowired
    private Backoff backoff;

    @Autowired
    private RecoveryStories stories;

    @Autowired
    private RecoveryProperties properties;

    static Stream<Arguments> every_moment_of_every_story() {
        return Arrays.stream(Story.values())
                .flatMap(story -> story.moments().map(moment -> arguments(story, moment)));
    }

    @ParameterizedTest
    @MethodSource("every_moment_of_every_story")
    void an_order_whose_owner_dies_ends_as_if_nobody_had_died(Story story, String moment) {
        ends(story, List.of(moment));
    }

    @ParameterizedTest
    @EnumSource
    void an_order_of_which_one_owner_after_the_other_dies_ends_all_the_same(Story story) {
        ends(story, story.moments().toList());
    }

    private void ends(Story story, List<String> deadly) {
        MortalNeighbours neighbours = new MortalNeighbours(story.inStock, story.pays, deadly);
        CheckoutSteps steps = new CheckoutSteps(transactions, neighbours, neighbours, answers);
        OrderDriver driver = new OrderDriver(transactions, steps);
        Checkout mortal = new Checkout(transactions, driver);
        CheckoutRecovery survivor = new CheckoutRecovery(transactions, steps, driver, backoff, stories, properties);
        PlaceOrder command = command("key-1", story.expectedTotal);

        int deaths = diesIn(() -> mortal.place(command, ORIGIN, deadline()));
        OrderId id = transactions.find(shopper, command.key()).orElseThrow().id();
        deaths += recoverUntilTheEnd(survivor, id);
        if (story == Story.CANCELLED) {
            deaths += diesIn(() -> mortal.cancel(id, shopper, deadline()));
            deaths += recoverUntilTheEnd(survivor, id);
        }

        assertThat(deaths).isEqualTo(deadly.size());
        Order order = transactions.find(id).orElseThrow();
        assertThat(path(order)).isEqualTo(story.path);
        assertThat(order.frozenAnswer().orElseThrow().status()).isEqualTo(story.answer);
        assertThat(((Placed.Decided) mortal.place(command, ORIGIN, deadline())).answer())
                .isEqualTo(order.frozenAnswer().orElseThrow());
        boolean kept = order.status() == OrderStatus.CONFIRMED;
        assertThat(neighbours.reservation() == SOLD).isEqualTo(kept);
        assertThat(neighbours.payment() == CAPTURED).isEqualTo(kept);
        assertThat(neighbours.reservation()).isNotEqualTo(MortalNeighbours.Reservation.HELD);
        assertThat(neighbours.holdsAndCaptures()).allMatch(times -> times <= 1);
    }

    private int recoverUntilTheEnd(CheckoutRecovery survivor, OrderId id) {
        int deaths = 0;
        while (!transactions.find(id).orElseThrow().status().isTerminal()) {
            expire(id);
            deaths += diesIn(() -> survivor.claim(1).forEach(survivor::goOnWith));
            assertThat(deaths).as("deaths of owners").isLessThan(20);
        }
        return deaths;
    }

    private static int diesIn(Runnable work) {
        try {
            work.run();
            return 0;
        } catch (MortalNeighbours.Died death) {
            return 1;
        }
    }
}
