package no.nattro.platform.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EffectTest {

    private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");

    @Test
    void a_delay_is_as_much_longer_as_shorter_by_its_jitter() {
        Effect.Delay delay = new Effect.Delay(Duration.ofMillis(100), Duration.ofMillis(30));
        List<Long> waits = Stream.generate(() -> delay.next(random).toMillis()).limit(10_000).toList();

        assertThat(waits).allMatch(millis -> millis >= 70 && millis <= 130).anyMatch(millis -> millis < 75)
                .anyMatch(millis -> millis > 125);
        assertThat(waits.stream().mapToLong(each -> each).average().orElseThrow()).isBetween(98.0, 102.0);
    }

    @Test
    void without_jitter_every_delay_is_the_same() {
        Effect.Delay delay = new Effect.Delay(Duration.ofMillis(100), Duration.ZERO);
        assertThat(Stream.generate(() -> delay.next(random)).limit(10)).containsOnly(Duration.ofMillis(100));
    }

    @Test
    void an_error_strikes_its_share() {
        assertThat(struck(0)).isZero();
        assertThat(struck(1)).isEqualTo(10_000);
        assertThat(struck(0.25)).isBetween(2_000L, 3_000L);
    }

    @Test
    void an_effect_says_what_it_is() {
        assertThat(new FaultPlan(new Effect.Delay(Duration.ofSeconds(30), Duration.ofMillis(1500)),
                new Scope("secret", null), Duration.ofMinutes(1)))
                .hasToString("delay of 30s ± 1500ms for one token");
        assertThat(new FaultPlan(new Effect.Fail(503, 0.5), new Scope(null, "secret"), Duration.ofMinutes(1)))
                .hasToString("error 503 at a rate of 0.5 for one shopper");
        assertThat(new FaultPlan(new Effect.LoseReply(), Scope.ALL, Duration.ofMinutes(1)))
                .hasToString("lost replies for all");
    }

    private long struck(double rate) {
        Effect.Fail error = new Effect.Fail(500, rate);
        return Stream.generate(() -> error.strikes(random)).limit(10_000).filter(strikes -> strikes).count();
    }
}
