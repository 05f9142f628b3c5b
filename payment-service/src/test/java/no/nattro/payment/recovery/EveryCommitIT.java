package no.nattro.payment.recovery;

import static no.nattro.payment.recovery.Moments.Mishap.DEATH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.nattro.payment.Books;
import no.nattro.payment.WholeService;
import no.nattro.payment.bank.Acquirer;
import no.nattro.payment.charging.Cashier;
import no.nattro.payment.charging.Charge;
import no.nattro.payment.charging.Tills;
import no.nattro.payment.domain.OrderId;
import no.nattro.payment.domain.PaymentStatus;
import no.nattro.payment.recovery.Moments.Mishap;
import no.nattro.platform.request.Deadline;
import no.nattro.platform.request.Origin;
import no.nattro.platform.request.RequestId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;

/**
 * Something goes wrong just before or just after each commit of every story, in our database and in the bank's: then recovery
 * goes on, the caller repeats what was not answered, and the payment ends as if nothing had happened.
 */
@WholeService
class EveryCommitIT {

    private static final Origin ORIGIN = new Origin(new RequestId("every-commit-it"), null);

    private final Replicas replicas;
    private final Tills tills;
    private final Acquirer bank;
    private final Cashier cashier;
    private final Books books;
    private final AbstractPlatformTransactionManager ours;
    private final AbstractPlatformTransactionManager banks;
    private final Collection<TransactionExecutionListener> listenToOurs;
    private final Collection<TransactionExecutionListener> listenToTheBanks;

    EveryCommitIT(Replicas replicas, Tills tills, Acquirer bank, Cashier cashier, Books books,
            AbstractPlatformTransactionManager ours,
            @Qualifier("bankTransactionManager") AbstractPlatformTransactionManager banks) {
        this.replicas = replicas;
        this.tills = tills;
        this.bank = bank;
        this.cashier = cashier;
        this.books = books;
        this.ours = ours;
        this.banks = banks;
        this.listenToOurs = ours.getTransactionExecutionListeners();
        this.listenToTheBanks = banks.getTransactionExecutionListeners();
    }

    @BeforeEach
    void nothingElseIsDue() {
        books.putOffAllOthers();
    }

    @AfterEach
    void listenNoMore() {
        ours.setTransactionExecutionListeners(listenToOurs);
        banks.setTransactionExecutionListeners(listenToTheBanks);
    }

    static Stream<Arguments> every_commit_of_every_story() {
        return Arrays.stream(Story.values()).flatMap(story -> Arrays.stream(Mishap.values())
                .flatMap(mishap -> IntStream.rangeClosed(1, story.commits().size()).boxed()
                        .flatMap(number -> Stream.of(true, false)
                                .map(before -> arguments(story, mishap, number, before)))));
    }

    @ParameterizedTest
    @EnumSource
    void a_story_makes_exactly_these_commits(Story story) {
        Moments moments = new Moments(DEATH, 0, true);
        ends(story, moments);
        assertThat(moments.commits()).isEqualTo(story.commits());
    }

    @Test
    void the_stories_together_take_every_step_that_a_payment_may_take() {
        Set<String> steps = new HashSet<>();
        for (Story story : Story.values()) {
            String[] path = books.history(ends(story, new Moments(DEATH, 0, true))).split(" -> ");
            IntStream.range(1, path.length).forEach(i -> steps.add(path[i - 1] + " " + path[i]));
        }
        assertThat(steps).containsExactlyInAnyOrderElementsOf(Arrays.stream(PaymentStatus.values()).flatMap(
                from -> Arrays.stream(PaymentStatus.values()).filter(from::mayBecome).map(to -> from + " " + to))
                .toList());
    }

    @ParameterizedTest(name = "{0}, {1} at commit {2}, before it: {3}")
    @MethodSource("every_commit_of_every_story")
    void a_payment_ends_as_if_nothing_had_gone_wrong(Story story, Mishap mishap, int number, boolean before) {
        Moments moments = new Moments(mishap, number, before);
        ends(story, moments);
        assertThat(moments.passed()).isTrue();
    }

    private OrderId ends(Story story, Moments moments) {
        OrderId order = OrderId.random();
        Charge charge = tills.charge(order, story.token());
        ours.setTransactionExecutionListeners(List.of(moments.of("ours")));
        banks.setTransactionExecutionListeners(List.of(moments.of("bank")));

        if (story == Story.OVERTAKEN) {
            untilAnswered(moments, () -> cashier.undo(order, ORIGIN, anyTime()));
        }
        Deadline deadline = story == Story.VOIDED ? Deadline.in(Duration.ZERO) : anyTime();
        untilAnswered(moments, () -> cashier.charge(charge, ORIGIN, deadline));
        if (story == Story.REFUNDED) {
            recoverUntilTheEnd(order, moments);
        }
        if (story.isUndone() && story != Story.OVERTAKEN) {
            untilAnswered(moments, () -> cashier.undo(order, ORIGIN, anyTime()));
        }
        recoverUntilTheEnd(order, moments);

        listenNoMore();
        boolean neverCaptured = story == Story.REFUNDED_IN_DOUBT && books.moves(order).isEmpty();
        assertThat(books.payment(order)).containsEntry("status",
                (neverCaptured ? PaymentStatus.VOIDED : story.end()).name());
        assertThat(String.join(" ", books.moves(order))).isEqualTo(neverCaptured ? "" : story.moves());
        return order;
    }

    private void recoverUntilTheEnd(OrderId order, Moments moments) {
        for (int round = 0; PaymentStatus.valueOf((String) books.payment(order).get("status")).isOpen(); round++) {
            assertThat(round).as("rounds of recovery").isLessThan(10);
            books.makeDue(order);
            goesWell(moments, () -> replicas.play(replicas.with(bank)));
        }
    }

    private static void untilAnswered(Moments moments, Runnable request) {
        for (int attempt = 0; !goesWell(moments, request); attempt++) { // a caller repeats what was not answered
            assertThat(attempt).as("attempts of the caller").isLessThan(10);
        }
    }

    private static boolean goesWell(Moments moments, Runnable work) {
        try {
            work.run();
            return true;
        } catch (Moments.Died | DataAccessException mishap) {
            return false;
        } finally {
            moments.startAgain();
        }
    }

    private static Deadline anyTime() {
        return Deadline.in(Duration.ofSeconds(30));
    }
}
