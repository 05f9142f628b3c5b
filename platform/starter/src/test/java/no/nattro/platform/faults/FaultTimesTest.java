package no.nattro.platform.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import no.nattro.platform.problem.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultTimesTest {

    private final List<String> done = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final Faults faults = new Faults(new Door() {

        @Override
        public void shut(Duration grace) {
            done.add("shut");
            fail();
        }

        @Override
        public void open() {
            fail();
            done.add("open");
        }
    }, new SimpleMeterRegistry());

    @AfterEach
    void stop() {
        faults.stop();
    }

    @Test
    void a_door_that_does_not_open_is_tried_again_until_it_does() {
        Fault fault = faults.begin(refusal(Duration.ofMinutes(1)));
        failures.set(2);

        faults.clear(fault.id());
        assertThat(done).containsExactly("shut");
        await().untilAsserted(() -> assertThat(done).containsExactly("shut", "open"));
        assertThat(failures).hasValue(0);
    }

    @Test
    void a_door_that_could_not_be_shut_is_opened() {
        failures.set(1);

        assertThatThrownBy(() -> faults.begin(refusal(Duration.ofMinutes(1)))).hasMessage("stuck");
        assertThat(done).containsExactly("shut", "open");
        assertThat(faults.list()).isEmpty();
    }

    @Test
    void the_door_is_shut_once_and_opened_once_however_faults_overlap() {
        Fault shorter = faults.begin(refusal(Duration.ofMillis(100)));
        Fault longer = faults.begin(refusal(Duration.ofMinutes(1)));
        await().until(shorter::isOver);
        await().until(() -> faults.list().equals(List.of(longer)));
        assertThat(done).containsExactly("shut");

        assertThat(faults.clear()).isEqualTo(1);
        assertThat(faults.clear()).isZero();
        assertThat(done).containsExactly("shut", "open");
    }

    @Test
    void a_fault_as_short_as_can_be_leaves_nothing() {
        for (int i = 0; i < 50; i++) {
            faults.begin(refusal(Duration.ofMillis(1)));
        }
        await().untilAsserted(() -> assertThat(done).last().isEqualTo("open"));
        await().until(() -> faults.list().isEmpty());
        assertThat(done.stream().filter("shut"::equals)).hasSameSizeAs(done.stream().filter("open"::equals).toList());
    }

    @Test
    void when_the_service_stops_the_door_stays_as_it_is_and_nothing_begins_any_more() {
        Fault hang = faults.begin(new FaultPlan(new Effect.Hang(), Scope.ALL, Duration.ofMinutes(1)));
        faults.begin(refusal(Duration.ofMinutes(1)));

        faults.stop();
        assertThat(hang.isOver()).isTrue();
        assertThat(faults.isRunning()).isFalse();
        assertThat(faults.begin(refusal(Duration.ofMinutes(1))).isOver()).isTrue();
        assertThat(faults.list()).isEmpty();
        assertThat(done).containsExactly("shut");
    }

    @Test
    void there_are_not_more_faults_than_each_request_can_look_at() {
        FaultPlan hang = new FaultPlan(new Effect.Hang(), Scope.ALL, Duration.ofMinutes(1));
        for (int i = 0; i < 100; i++) {
            faults.begin(hang);
        }
        assertThatThrownBy(() -> faults.begin(hang)).isInstanceOf(ProblemException.class)
                .hasMessageContaining("100 faults already; clear some first");
        assertThat(faults.clear()).isEqualTo(100);
        assertThat(faults.begin(hang).isOver()).isFalse();
    }

    private static FaultPlan refusal(Duration length) {
        return new FaultPlan(new Effect.Refuse(), Scope.ALL, length);
    }

    private void fail() {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalArgumentException("stuck");
        }
    }
}
