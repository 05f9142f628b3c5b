package no.nattro.demo.lesson.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.lesson.ManualTime;
import no.nattro.demo.lesson.stage.Vitals;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlayTest {

    private static final SlowPaymentPlan PLAN = new SlowPaymentPlan(new TreeSet<>(List.of(Column.GUARDS)), 5,
            Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(30), 8080, false);

    private final ManualTime time = new ManualTime();
    private final List<String> said = new ArrayList<>();

    @Test
    void a_healthy_shop_a_hang_and_what_comes_after_it_follow_each_other() {
        Moments moments = play(Duration.ofMillis(2150), Duration.ofMillis(32_350)).moments();

        assertThat(moments).isEqualTo(new Moments(Duration.ofSeconds(10), Duration.ofSeconds(30),
                Duration.ofSeconds(30), Duration.ofMillis(32_200), Duration.ofSeconds(60),
                Duration.ofMillis(62_400), Duration.ofMillis(67_400)));
        assertThat(time.now()).as("some time is left for what comes after").isGreaterThan(Duration.ofSeconds(75));
        assertThat(said).containsExactly("Warming up for 10 s", "A healthy shop for 20 s", "Payment hangs for 30 s",
                "The breaker is open", "Payment answers again", "The breaker is closed again");
    }

    @Test
    void without_a_breaker_everything_is_over_when_the_hang_is() {
        Moments moments = play(null, Duration.ZERO).moments();

        assertThat(moments.opened()).isNull();
        assertThat(moments.closed()).isNull();
        assertThat(moments.healed()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void a_breaker_that_does_not_close_ends_the_lesson() {
        assertThatThrownBy(() -> play(Duration.ofSeconds(2), Duration.ofHours(1))).isInstanceOf(DemoFailed.class)
                .hasMessage("Not every breaker has closed within 310 s after payment was back");
    }

    @Test
    void what_met_the_hang_is_known_up_to_its_end_and_not_forgotten_then() {
        assertThat(play(null, Duration.ZERO).attempts()).isEqualTo(29);
    }

    @Test
    void the_service_is_looked_at_all_the_time_and_not_only_while_something_is_wrong() {
        List<Vitals> vitals = play(null, Duration.ZERO).vitals();

        assertThat(vitals).hasSizeBetween(135, 145).extracting(Vitals::at).isSorted();
        assertThat(vitals.getFirst().at()).isZero();
    }

    @Test
    void a_load_that_has_failed_ends_it_at_once() {
        Play play = new Play(PLAN, new ScriptedScene(time, null, Duration.ZERO), time, () -> {
            throw new DemoFailed("no room");
        }, said::add);

        assertThatThrownBy(play::run).hasMessage("no room");
        assertThat(time.now()).isZero();
    }

    private Observed play(@Nullable Duration opensAfter, Duration closesAfter) {
        return new Play(PLAN, new ScriptedScene(time, opensAfter, closesAfter), time, () -> {}, said::add).run();
    }
}
