package no.nattro.demo.trial.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.Instance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofSeconds(90);

    private static final int SEEDS = 1000;

    @Test
    void the_same_seed_has_the_same_faults() {
        assertThat(Schedule.of(42, TEN_MINUTES)).isEqualTo(Schedule.of(42, TEN_MINUTES));
        assertThat(Schedule.of(42, TEN_MINUTES).faults()).isNotEqualTo(Schedule.of(43, TEN_MINUTES).faults());
    }

    @Test
    void ten_minutes_have_sixty_faults_and_three_of_each_type() {
        schedules(TEN_MINUTES).forEach(schedule -> {
            assertThat(schedule.faults()).as("seed %d", schedule.seed()).hasSizeGreaterThanOrEqualTo(60);
            assertThat(FaultType.ALL).as("seed %d", schedule.seed()).allMatch(type -> schedule.count(type) >= 3);
        });
    }

    @Test
    void no_type_comes_again_before_all_have_come() {
        schedules(TEN_MINUTES).forEach(schedule -> assertThat(FaultType.ALL.stream().mapToLong(schedule::count).max()
                .orElseThrow() - FaultType.ALL.stream().mapToLong(schedule::count).min().orElseThrow())
                .as("seed %d", schedule.seed()).isLessThanOrEqualTo(1));
    }

    @Test
    void ninety_seconds_kill_all_five_and_have_each_freeze_and_each_kind_of_cut() {
        schedules(SHORT).forEach(schedule -> {
            Set<FaultType> types = schedule.faults().stream().map(Fault::type).collect(Collectors.toSet());
            assertThat(types).as("seed %d", schedule.seed())
                    .containsAll(FaultType.ALL.stream().filter(type -> !type.kind().isCut()).toList());
            assertThat(types.stream().map(FaultType::kind)).as("seed %d", schedule.seed())
                    .contains(FaultKind.CUT_BEFORE, FaultKind.CUT_AFTER);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 30, 90, 600})
    void everything_is_over_by_the_end(int seconds) {
        schedules(Duration.ofSeconds(seconds)).forEach(schedule -> assertThat(schedule.faults())
                .as("seed %d", schedule.seed()).isNotEmpty()
                .allMatch(fault -> fault.over().compareTo(schedule.duration()) <= 0)
                .isSortedAccordingTo(Comparator.comparing(Fault::at)));
    }

    @Test
    void an_instance_is_left_alone_until_it_should_be_back() {
        schedules(TEN_MINUTES).forEach(schedule -> byInstance(schedule).values().forEach(faults -> {
            for (int i = 1; i < faults.size(); i++) {
                assertThat(faults.get(i).at()).isGreaterThanOrEqualTo(faults.get(i - 1).over());
            }
        }));
    }

    @Test
    void every_instance_should_be_up_for_three_fifths_of_the_time() {
        Stream.of(TEN_MINUTES, SHORT).flatMap(ScheduleTest::schedules)
                .forEach(schedule -> byInstance(schedule).forEach((instance, faults) -> {
                    Duration away = faults.stream().map(Fault::away).reduce(Duration.ZERO, Duration::plus);
                    assertThat(away.toMillis()).as("%s, seed %d", instance, schedule.seed())
                            .isLessThan(schedule.duration().toMillis() * 2 / 5);
                }));
    }

    @Test
    void faults_of_different_instances_overlap() {
        schedules(TEN_MINUTES).forEach(schedule -> {
            List<Fault> faults = schedule.faults();
            assertThat(faults.stream().filter(fault -> faults.stream().anyMatch(other -> other != fault
                    && other.at().compareTo(fault.at()) <= 0 && other.over().compareTo(fault.at()) > 0)))
                    .as("seed %d", schedule.seed()).hasSizeGreaterThan(10);
        });
    }

    @Test
    void both_of_two_replicas_get_their_share() {
        assertThat(byInstance(Schedule.of(1, TEN_MINUTES))).containsKeys(new Instance(Component.ORDER, 1),
                new Instance(Component.ORDER, 2));
    }

    @Test
    void an_order_service_stands_still_for_longer_than_its_lease() {
        assertThat(Schedule.of(1, TEN_MINUTES).faults())
                .filteredOn(fault -> fault.type().equals(new FaultType(FaultKind.FREEZE, Component.ORDER)))
                .allMatch(fault -> fault.lasts().equals(Duration.ofSeconds(15)));
    }

    @Test
    void a_fault_is_said_in_a_few_words() {
        assertThat(new Fault(Duration.ofSeconds(7), FaultKind.CUT_AFTER, new Instance(Component.ORDER, 2),
                Duration.ofMillis(1234)).words()).isEqualTo("cut after order-2, for 1.2 s");
    }

    private static Stream<Schedule> schedules(Duration duration) {
        return LongStream.range(0, SEEDS).mapToObj(seed -> Schedule.of(seed, duration));
    }

    private static Map<Instance, List<Fault>> byInstance(Schedule schedule) {
        return schedule.faults().stream().collect(Collectors.groupingBy(Fault::target, Collectors.toList()));
    }
}
