package no.nattro.payment.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import no.nattro.payment.domain.Bookmark;
import no.nattro.payment.domain.DeclineReason;
import no.nattro.payment.domain.Money;
import no.nattro.payment.domain.OrderId;
import no.nattro.payment.domain.PaymentToken;
import no.nattro.platform.breaker.BreakerSettings;
import no.nattro.platform.breaker.NeighbourBreakers;
import no.nattro.platform.request.Deadline;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class BankTest {

    private static final BreakerSettings BREAKER = new BreakerSettings(true, 5, Duration.ofSeconds(30),
            Duration.ofSeconds(300));
    private static final Duration LONG = Duration.ofSeconds(10);

    private final AtomicLong nanos = new AtomicLong();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final CircuitBreakerRegistry breakers = CircuitBreakerRegistry.ofDefaults();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger booked = new AtomicInteger();
    private final AtomicInteger interrupted = new AtomicInteger();
    private final CountDownLatch opens = new CountDownLatch(1);

    @AfterEach
    void openForEverybody() {
        opens.countDown();
    }

    @Test
    void an_answer_is_passed_on() {
        ChargeAnswer declined = new ChargeAnswer.Declined(DeclineReason.CARD_EXPIRED);

        assertThat(charge(bank(() -> declined, Duration.ofSeconds(10)), Deadline.in(Duration.ofSeconds(10))))
                .isEqualTo(new BankReply.Answered<>(declined));
    }

    @Test
    void a_late_answer_is_unknown_and_the_call_goes_on() {
        BankReply<ChargeAnswer> reply = charge(bank(this::answersWhenOpen, Duration.ofMillis(60)), Deadline.in(
                Duration.ofSeconds(10)));

        assertThat(reply).isEqualTo(new BankReply.Unknown<>("no answer within 60 ms"));
        assertThat(booked).hasValue(0);
        opens.countDown();
        await().untilAsserted(() -> assertThat(booked).hasValue(1));
        assertThat(interrupted).hasValue(0);
    }

    @Test
    void nobody_waits_past_the_deadline() {
        Deadline deadline = Deadline.in(Duration.ofMillis(60), () -> 0);

        assertThat(charge(bank(this::answersWhenOpen, Duration.ofHours(1)), deadline))
                .isEqualTo(new BankReply.Unknown<>("no answer within 60 ms"));
    }

    @Test
    void with_less_than_50_ms_left_the_bank_is_not_asked() {
        Bank bank = bank(ChargeAnswer.Captured::new, Duration.ofSeconds(10));

        assertThat(charge(bank, Deadline.in(Duration.ofMillis(49), () -> 0))).isInstanceOf(BankReply.NotSent.class);
        assertThat(bank.voidCharge(OrderId.random(), Deadline.in(Duration.ZERO))).isInstanceOf(BankReply.NotSent.class);
        assertThat(asked).hasValue(0);
        assertThat(charge(bank, Deadline.in(Duration.ofMillis(50), () -> 0))).isNotInstanceOf(BankReply.NotSent.class);
    }

    @Test
    void a_failure_of_any_kind_is_unknown() {
        Bank bank = bank(() -> {
            throw new StackOverflowError("in the bank");
        }, Duration.ofSeconds(10));

        assertThat(charge(bank, Deadline.in(Duration.ofSeconds(10)))).isEqualTo(new BankReply.Unknown<>(
                "the call failed: java.lang.StackOverflowError: in the bank"));
    }

    @Test
    void who_is_interrupted_while_waiting_does_not_know_and_stays_interrupted() {
        Thread caller = Thread.currentThread();
        Bank bank = bank(() -> {
            caller.interrupt();
            return answersWhenOpen();
        }, Duration.ofSeconds(10));

        assertThat(charge(bank, Deadline.in(Duration.ofSeconds(10)))).isInstanceOf(BankReply.Unknown.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void who_is_interrupted_before_asking_has_not_asked_and_stays_interrupted() {
        Thread.currentThread().interrupt();

        assertThat(
                charge(bank(ChargeAnswer.Captured::new, Duration.ofSeconds(10)), Deadline.in(Duration.ofSeconds(10))))
                .isInstanceOf(BankReply.NotSent.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(asked).hasValue(0);
    }

    @Test
    void a_bank_that_was_not_reached_was_not_asked() {
        Bank bank = bank(() -> {
            throw new BankNotReached("the line is dead", new IllegalStateException());
        }, Duration.ofSeconds(10));

        assertThat(charge(bank, Deadline.in(Duration.ofSeconds(10)))).isEqualTo(new BankReply.NotSent<>(
                "the line is dead"));
    }

    @Test
    void after_closing_nothing_is_asked_any_more() {
        Bank bank = bank(ChargeAnswer.Captured::new, Duration.ofSeconds(10));
        bank.destroy();

        assertThat(charge(bank, Deadline.in(Duration.ofSeconds(10)))).isInstanceOf(BankReply.NotSent.class);
        assertThat(asked).hasValue(0);
    }

    @Test
    void shutting_down_interrupts_what_is_under_way() {
        Bank bank = bank(this::answersWhenOpen, Duration.ofMillis(60));
        charge(bank, Deadline.in(Duration.ofSeconds(10)));

        bank.destroy();

        await().untilAsserted(() -> assertThat(interrupted).hasValue(1));
        assertThat(booked).hasValue(0);
    }

    @Test
    void the_call_belongs_to_the_observation_of_its_caller() {
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig().observationHandler(_ -> true);
        ObservationThreadLocalAccessor.getInstance().setObservationRegistry(registry);
        AtomicReference<@Nullable Observation> seen = new AtomicReference<>();
        Bank bank = bank(() -> {
            seen.set(registry.getCurrentObservation());
            return new ChargeAnswer.Captured();
        }, Duration.ofSeconds(10));

        Observation request = Observation.start("request", registry);
        request.scoped(() -> charge(bank, Deadline.in(Duration.ofSeconds(10))));

        assertThat(seen).hasValue(request);
    }

    @ParameterizedTest
    @ValueSource(strings = {"is silent", "breaks off", "is not reached"})
    void a_bank_that_fails_five_times_in_a_row_is_left_alone_and_nobody_waits_for_it(String how) {
        Bank bank = bank(() -> fails(how), Duration.ofMillis(60));
        charge(bank, 4);
        assertThat(breaker()).isEqualTo(State.CLOSED);

        charge(bank, 1);

        assertThat(breaker()).isEqualTo(State.OPEN);
        assertThat(charge(bank, Deadline.in(LONG))).isEqualTo(new BankReply.NotSent<>(
                "breaker open for another 30000 ms"));
        assertThat(bank.voidCharge(OrderId.random(), Deadline.in(LONG))).isInstanceOf(BankReply.NotSent.class);
        assertThat(bank.isLeftAlone()).isTrue();
        assertThat(asked).hasValue(5);
        assertThat(metrics.get("nattro.upstream.refused").tags("upstream", "bank", "brake", "breaker").counter()
                .count()).isEqualTo(2);
        assertThat(metrics.get("nattro.upstream.breaker.pause").tag("upstream", "bank").gauge().value()).isEqualTo(30);
    }

    @Test
    void an_answer_ends_the_row_and_a_refusal_is_one() {
        Deque<Behaviour> script = new ArrayDeque<>(Collections.nCopies(9, () -> fails("breaks off")));
        Bank bank = bank(() -> script.isEmpty() ? new ChargeAnswer.Captured() : script.pop().answer(), LONG);
        charge(bank, 4);
        script.push(() -> new ChargeAnswer.Declined(DeclineReason.CARD_EXPIRED));

        charge(bank, 5);

        assertThat(breaker()).isEqualTo(State.CLOSED);
        charge(bank, 1);
        assertThat(breaker()).isEqualTo(State.OPEN);
    }

    @Test
    void what_says_nothing_about_the_bank_neither_counts_nor_ends_the_row() {
        Bank bank = bank(this::answersWhenOpen, Duration.ofMillis(200));
        charge(bank, 4);

        for (int i = 0; i < 5; i++) {
            charge(bank, Deadline.in(Duration.ofMillis(60), () -> 0)); // the caller's time, not the bank's, is over
            charge(bank, Deadline.in(Duration.ZERO));
            Thread.currentThread().interrupt();
            charge(bank, Deadline.in(LONG));
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(breaker()).isEqualTo(State.CLOSED);
        charge(bank, 1);
        assertThat(breaker()).isEqualTo(State.OPEN);
    }

    @Test
    void a_caller_that_is_interrupted_while_it_waits_says_nothing_about_the_bank() {
        Thread caller = Thread.currentThread();
        Bank bank = bank(() -> {
            caller.interrupt();
            return answersWhenOpen();
        }, LONG);

        for (int i = 0; i < 5; i++) {
            charge(bank, Deadline.in(LONG));
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(breaker()).isEqualTo(State.CLOSED);
    }

    @Test
    void after_the_pause_one_call_asks_whether_the_bank_is_back_and_the_pause_grows_until_it_is() {
        AtomicBoolean isBack = new AtomicBoolean();
        Bank bank = bank(() -> isBack.get() ? new ChargeAnswer.Captured() : fails("breaks off"), LONG);
        charge(bank, 5);

        later(Duration.ofSeconds(31));
        assertThat(bank.isLeftAlone()).isFalse();
        charge(bank, 2);
        assertThat(asked).hasValue(6);
        later(Duration.ofSeconds(59));
        charge(bank, 1);
        assertThat(asked).hasValue(6);
        isBack.set(true);
        later(Duration.ofSeconds(2));

        assertThat(charge(bank, Deadline.in(LONG))).isInstanceOf(BankReply.Answered.class);
        assertThat(breaker()).isEqualTo(State.CLOSED);
    }

    @Test
    void its_breaker_is_there_before_the_first_call() {
        bank(ChargeAnswer.Captured::new, LONG);

        assertThat(breakers.find("bank")).isPresent();
        assertThat(metrics.get("nattro.upstream.refused").tag("upstream", "bank").counter().count()).isZero();
    }

    private interface Behaviour {
        ChargeAnswer answer() throws InterruptedException;
    }

    private ChargeAnswer answersWhenOpen() throws InterruptedException {
        opens.await();
        booked.incrementAndGet();
        return new ChargeAnswer.Captured();
    }

    private Bank bank(Behaviour behaviour, Duration limit) {
        return new Bank(new Acquirer() {
            @Override
            public ChargeAnswer charge(OrderId key, Money amount, PaymentToken token) {
                asked.incrementAndGet();
                try {
                    return behaviour.answer();
                } catch (InterruptedException e) {
                    interrupted.incrementAndGet();
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public VoidAnswer voidCharge(OrderId key) {
                asked.incrementAndGet();
                return VoidAnswer.VOIDED;
            }

            @Override
            public List<BankEntry> statement(Bookmark after, Instant until, int atMost) {
                throw new IllegalStateException("no statement today");
            }

            @Override
            public List<BankEntry> entries(Collection<OrderId> keys) {
                return List.of();
            }
        }, new BankProperties(limit, BREAKER), new NeighbourBreakers(breakers, metrics, nanos::get));
    }

    private ChargeAnswer fails(String how) throws InterruptedException {
        return switch (how) {
            case "is silent" -> answersWhenOpen();
            case "breaks off" -> throw new IllegalStateException("the line broke");
            default -> throw new BankNotReached("the line is dead", new IllegalStateException());
        };
    }

    private State breaker() {
        return breakers.circuitBreaker("bank").getState();
    }

    private void later(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static void charge(Bank bank, int times) {
        for (int i = 0; i < times; i++) {
            charge(bank, Deadline.in(LONG));
        }
    }

    private static BankReply<ChargeAnswer> charge(Bank bank, Deadline deadline) {
        return bank.charge(OrderId.random(), Money.nok(100), new PaymentToken("tok_approved"), deadline);
    }
}
