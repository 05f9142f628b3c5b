package no.nattro.order.checkout;

import static no.nattro.order.checkout.MortalNeighbours.Payment.CAPTURED;
import static no.nattro.order.checkout.MortalNeighbours.Reservation.SOLD;
import static no.nattro.order.checkout.Moments.Mishap.BROKEN_CONNECTION;
import static no.nattro.order.checkout.Moments.Mishap.DEATH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.junit.jupiter.params.provider.EnumSource.Mode.MATCH_NONE;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.nattro.order.RecoveryProperties;
import no.nattro.order.checkout.Moments.Mishap;
import no.nattro.order.domain.IdempotencyKey;
import no.nattro.order.domain.Order;
import no.nattro.order.domain.OrderId;
import no.nattro.order.domain.OrderStatus;
import no.nattro.order.domain.PlaceOrder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;

/**
 * Something goes wrong just before or just after each commit and each call of every story: then the lease runs out, recovery
 * goes on, the client repeats what was not answered, and the order ends as if nothing had happened.
 */
@Timeout(60) // of one test: an owner that goes round for ever is a failure with a stack trace
class CrashIT extends RecoveryFixture {

    @Autowired
    private Answers answers;

    @Autowired
    private Backoff backoff;

    @Autowired
    private RecoveryStories stories;

    @Autowired
    private RecoveryProperties properties;

    @Autowired
    private AbstractPlatformTransactionManager transactionManager;

    private Collection<TransactionExecutionListener> listeners;

    @BeforeEach
    void rememberWhoListens() {
        listeners = transactionManager.getTransactionExecutionListeners();
    }

    @AfterEach
    void listenNoMore() {
        transactionManager.setTransactionExecutionListeners(listeners);
    }

    static Stream<Arguments> every_moment_of_every_story() {
        return everyMoment(false);
    }

    static Stream<Arguments> every_commit_of_every_story() {
        return everyMoment(true);
    }

    private static Stream<Arguments> everyMoment(boolean commitsOnly) {
        return Arrays.stream(Story.values())
                .flatMap(story -> IntStream.rangeClosed(1, story.events().size()).boxed()
                        .filter(number -> !commitsOnly || story.events().get(number - 1).equals("commit"))
                        .flatMap(number -> Stream.of("before", "after").map(when -> arguments(story,
                                number + " " + when, story.events().get(number - 1)))));
    }

    @ParameterizedTest
    @EnumSource
    void a_story_makes_exactly_these_commits_and_calls(Story story) {
        assertThat(ends(story, DEATH, List.of()).events()).isEqualTo(story.events());
    }

    @Test
    void the_stories_together_take_every_step_that_an_order_may_take() {
        Set<String> steps = new HashSet<>();
        for (Story story : Story.values()) {
            ends(story, DEATH, List.of());
            steps.addAll(steps(transactions.find(shopper, new IdempotencyKey(story.name())).orElseThrow()));
        }
        assertThat(steps).containsExactlyInAnyOrderElementsOf(Arrays.stream(OrderStatus.values())
                .flatMap(from -> Arrays.stream(OrderStatus.values()).filter(from::mayMoveTo).map(to -> from + " " + to))
                .toList());
    }

    @ParameterizedTest(name = "{0}, {1} {2}")
    @MethodSource("every_moment_of_every_story")
    void an_order_whose_owner_dies_ends_as_if_nobody_had_died(Story story, String moment, String event) {
        assertThat(ends(story, DEATH, List.of(moment)).allPassed()).as("died %s", event).isTrue();
    }

    @ParameterizedTest(name = "{0}, {1} {2}")
    @MethodSource("every_commit_of_every_story")
    void an_order_whose_owner_cannot_tell_whether_it_committed_ends_all_the_same(Story story, String moment,
            String event) {
        assertThat(ends(story, BROKEN_CONNECTION, List.of(moment)).allPassed()).as("broke %s", event).isTrue();
    }

    @ParameterizedTest
    @EnumSource(mode = MATCH_NONE, names = "GIVEN_UP|CANCELLED_IN_.*") // they end before they come that far
    void an_order_of_which_one_owner_after_the_other_dies_ends_all_the_same(Story story) {
        List<String> calls = story.events().stream().filter(event -> !event.equals("commit")).distinct()
                .flatMap(call -> Stream.of(call + " before", call + " after")).toList();
        assertThat(ends(story, DEATH, calls).allPassed()).isTrue();
    }

    private Moments ends(Story story, Mishap mishap, List<String> fatal) {
        Moments moments = new Moments(mishap, fatal);
        MortalNeighbours neighbours = new MortalNeighbours(story, moments);
        CheckoutSteps steps = new CheckoutSteps(transactions, neighbours, neighbours, answers);
        OrderDriver driver = new OrderDriver(transactions, steps);
        Checkout mortal = new Checkout(transactions, driver);
        CheckoutRecovery survivor = new CheckoutRecovery(transactions, steps, driver, backoff, stories, properties);
        PlaceOrder command = command(story.name(), story.expectedTotal());
        transactionManager.setTransactionExecutionListeners(List.of(moments));

        untilAnswered(() -> mortal.place(command, ORIGIN, deadline()));
        OrderId id = transactions.find(shopper, command.key()).orElseThrow().id();
        if (story == Story.GIVEN_UP) {
            age(id, "created_at", Duration.ofMinutes(31));
        }
        if (story.isCancelledWhilePending()) {
            expire(id);
            untilAnswered(() -> mortal.cancel(id, shopper, deadline()));
        }
        recoverUntilTheEnd(survivor, id);
        if (story == Story.CANCELLED_LATER) {
            untilAnswered(() -> mortal.cancel(id, shopper, deadline()));
            recoverUntilTheEnd(survivor, id);
        }
        listenNoMore();
        hasEnded(transactions.find(id).orElseThrow(), story, neighbours);
        assertThat(((Placed.Decided) mortal.place(command, ORIGIN, deadline())).answer().status())
                .isEqualTo(story.answer());
        return moments;
    }

    private void hasEnded(Order order, Story story, MortalNeighbours neighbours) {
        assertThat(order.status()).isEqualTo(story.end());
        assertThat(story.mayTake(path(order))).as("took %s", path(order)).isTrue();
        assertThat(order.frozenAnswer().orElseThrow().status()).isEqualTo(story.answer());
        boolean kept = order.status() == OrderStatus.CONFIRMED;
        assertThat(neighbours.reservation(order.id()) == SOLD).isEqualTo(kept);
        assertThat(neighbours.payment(order.id()) == CAPTURED).isEqualTo(kept);
        assertThat(neighbours.reservation(order.id())).isNotEqualTo(MortalNeighbours.Reservation.HELD);
        assertThat(List.of(neighbours.holds(), neighbours.captures())).as("who took stock, and who money")
                .allMatch(takers -> takers.isEmpty() || takers.equals(List.of(order.id())));
    }

    private List<String> steps(Order order) {
        List<String> path = path(order);
        return IntStream.range(1, path.size()).mapToObj(i -> path.get(i - 1) + " " + path.get(i)).toList();
    }

    private void recoverUntilTheEnd(CheckoutRecovery survivor, OrderId id) {
        for (int round = 0; !transactions.find(id).orElseThrow().status().isTerminal(); round++) {
            assertThat(round).as("rounds of recovery").isLessThan(30);
            expire(id);
            goesWell(() -> survivor.claim(1).forEach(survivor::goOnWith));
        }
    }

    private static void untilAnswered(Runnable request) {
        for (int attempt = 0; !goesWell(request); attempt++) { // a client repeats what was not answered
            assertThat(attempt).as("attempts of the client").isLessThan(20);
        }
    }

    /** Whether it went well. */
    private static boolean goesWell(Runnable work) {
        try {
            work.run();
            return true;
        } catch (Moments.Died | DataAccessException | OutcomeUnknown mishap) {
            return false;
        }
    }
}
