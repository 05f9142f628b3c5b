package no.nattro.demo.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.Instance;
import org.junit.jupiter.api.Test;

class UptimeTest {

    private static final Instance ORDER = Instance.of(Component.ORDER);
    private static final Instance PAYMENT = Instance.of(Component.PAYMENT);

    private static final List<Instance> ALL = List.of(ORDER, PAYMENT);

    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void it_is_the_part_of_the_looks_at_which_it_took_requests() {
        Uptime uptime = new Uptime(ALL, () -> Map.of(ORDER, looks.incrementAndGet() != 2, PAYMENT, true));
        for (int i = 0; i < 4; i++) {
            uptime.look();
        }

        assertThat(uptime.shares()).containsExactly(entry(ORDER, 0.75), entry(PAYMENT, 1.0));
    }

    @Test
    void a_look_that_fails_has_found_nobody() {
        Uptime uptime = new Uptime(ALL, () -> {
            if (looks.incrementAndGet() == 2) {
                throw new DemoFailed("cannot look");
            }
            return Map.of(ORDER, true, PAYMENT, true);
        });
        uptime.look();
        uptime.look();

        assertThat(uptime.shares()).containsExactly(entry(ORDER, 0.5), entry(PAYMENT, 0.5));
    }

    @Test
    void a_thread_that_has_died_is_not_passed_over() {
        try (Uptime uptime = new Uptime(ALL, () -> {
            throw new AssertionError("made up");
        }).start()) {
            await().untilAsserted(() -> assertThatThrownBy(uptime::shares).isInstanceOf(DemoFailed.class)
                    .hasMessageContaining("made up"));
        }
    }

    @Test
    void it_looks_until_it_is_told_to_stop() {
        try (Uptime uptime = new Uptime(ALL, () -> Map.of(ORDER, looks.incrementAndGet() > 0)).start()) {
            await().until(() -> looks.get() > 2);
            assertThat(uptime.shares()).containsExactly(entry(ORDER, 1.0));
        }
        int last = looks.get() + 1; // one may be under way
        await().during(java.time.Duration.ofMillis(600)).until(() -> looks.get() <= last);
    }
}
