package no.nattro.platform.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import no.nattro.platform.request.RequestId;
import org.junit.jupiter.api.Test;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class WarmUpTest {

    private final List<RequestId> played = new ArrayList<>();

    @Test
    void plays_every_rehearsal_once_a_round_under_one_request_id() {
        warmUp(new WarmUpProperties(3, Duration.ofSeconds(30)), played::add, played::add);
        assertThat(played).hasSize(6);
        assertThat(new HashSet<>(played)).hasSize(1);
    }

    @Test
    void begins_no_round_when_its_time_is_over_or_it_is_switched_off() {
        warmUp(new WarmUpProperties(3, Duration.ZERO), played::add);
        warmUp(new WarmUpProperties(0, Duration.ofSeconds(30)), played::add);
        assertThat(played).isEmpty();
    }

    @Test
    void ends_at_a_failure_and_lets_the_service_start() {
        warmUp(new WarmUpProperties(3, Duration.ofSeconds(30)), id -> {
            played.add(id);
            throw new IllegalStateException("no database");
        });
        assertThat(played).hasSize(1);
    }

    @Test
    void is_left_out_of_a_service_that_has_nothing_to_rehearse() {
        ApplicationContextRunner service = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(WarmUpAutoConfiguration.class));
        service.run(context -> assertThat(context).doesNotHaveBean(WarmUp.class));
        service.withBean(Rehearsal.class, () -> _ -> {})
                .run(context -> assertThat(context).hasSingleBean(WarmUp.class));
    }

    private static void warmUp(WarmUpProperties properties, Rehearsal... rehearsals) {
        new WarmUp(properties, List.of(rehearsals)).run(new DefaultApplicationArguments());
    }
}
