package no.nattro.demo.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import no.nattro.demo.watch.StubActuator.Manners;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActuatorTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(200);

    private final StubActuator process = new StubActuator();
    private final Actuator actuator = new Actuator(process.port());

    @AfterEach
    void stop() {
        process.close();
    }

    @Test
    void a_metric_has_its_sum_and_the_tags_that_tell_it_apart() {
        process.meter("calls", 2, "state:sent", "upstream:payment")
                .meter("calls", 3, "state:sent", "upstream:inventory")
                .meter("calls", 7, "state:waiting", "upstream:payment");
        actuator.begin(LONG);

        assertThat(actuator.metric("calls", List.of()).value()).isEqualTo(12);
        Metric sent = actuator.metric("calls", List.of("state:sent"));
        assertThat(sent.value()).isEqualTo(5);
        assertThat(sent.tags()).containsOnlyKeys("upstream");
        assertThat(sent.values("upstream")).isEqualTo(new TreeSet<>(List.of("inventory", "payment")));
        assertThat(sent.values("state")).isEmpty();
        assertThat(process.questions()).containsExactly("calls", "calls?tag=state:sent");
    }

    @Test
    void what_is_not_measured_is_missing() {
        actuator.begin(LONG);

        assertThat(actuator.metric("frob", List.of())).isEqualTo(Metric.MISSING);
        process.has(Manners.FAILING);
        assertThat(actuator.metric("frob", List.of())).isEqualTo(Metric.MISSING);
    }

    @ParameterizedTest
    @EnumSource(names = {"SILENT", "TRICKLING", "TALKING_NONSENSE"})
    @Timeout(20)
    void who_has_not_answered_in_time_has_not_answered(Manners manners) {
        process.has(manners);
        actuator.begin(SHORT);

        assertThatThrownBy(() -> actuator.metric("calls", List.of())).isInstanceOf(NoAnswer.class);
        assertThatThrownBy(() -> actuator.metric("calls", List.of())).as("the time is that of all questions together")
                .isInstanceOf(NoAnswer.class);
    }

    @Test
    void who_is_not_there_has_not_answered() {
        process.close();
        actuator.begin(LONG);

        assertThatThrownBy(() -> actuator.metric("calls", List.of())).isInstanceOf(NoAnswer.class);
    }
}
