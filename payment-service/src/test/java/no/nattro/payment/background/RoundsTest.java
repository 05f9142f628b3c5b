package no.nattro.payment.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.context.WebServerGracefulShutdownLifecycle;

@Timeout(30)
@ExtendWith(OutputCaptureExtension.class)
class RoundsTest {

    private static final Duration SHORT = Duration.ofMillis(2);

    private final AtomicInteger played = new AtomicInteger();

    @Test
    void rounds_are_played_until_they_are_stopped() {
        Rounds rounds = new Rounds("rounds", true, SHORT, _ -> played.incrementAndGet());

        rounds.start();
        await().untilAsserted(() -> assertThat(played).hasValueGreaterThan(3));
        stopAndWait(rounds);

        assertThat(rounds.isRunning()).isFalse();
    }

    @Test
    void stopping_waits_for_the_round_under_way_and_tells_it() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicBoolean knew = new AtomicBoolean();
        Rounds rounds = new Rounds("rounds", true, SHORT, stopping -> {
            began.countDown();
            mayEnd.await();
            knew.set(stopping.getAsBoolean());
            played.incrementAndGet();
        });
        rounds.start();
        began.await();

        CountDownLatch stopped = new CountDownLatch(1);
        rounds.stop(stopped::countDown);
        assertThat(stopped.getCount()).isEqualTo(1);
        mayEnd.countDown();
        stopped.await();

        assertThat(played).hasValue(1);
        assertThat(knew).isTrue();
    }

    @Test
    void stopping_does_not_wait_for_the_pause() {
        Rounds rounds = new Rounds("rounds", true, Duration.ofDays(1), _ -> played.incrementAndGet());
        rounds.start();

        stopAndWait(rounds);

        assertThat(played).hasValue(0);
    }

    @Test
    void what_fails_goes_on_and_says_so_once(CapturedOutput output) {
        AtomicBoolean fails = new AtomicBoolean(true);
        Rounds rounds = new Rounds("The test's rounds", true, SHORT, _ -> {
            played.incrementAndGet();
            if (fails.get()) {
                throw new IllegalStateException("no database");
            }
        });
        rounds.start();
        await().untilAsserted(() -> assertThat(played).hasValueGreaterThan(3));
        fails.set(false);

        await().untilAsserted(() -> assertThat(output).contains("The test's rounds works again"));
        stopAndWait(rounds);
        assertThat(output.toString().lines().filter(line -> line.contains("The test's rounds failed"))).hasSize(1);
    }

    @Test
    void they_stop_before_the_web_server_begins_to() {
        assertThat(new Rounds("rounds", true, SHORT, _ -> {}).getPhase())
                .isGreaterThan(WebServerGracefulShutdownLifecycle.SMART_LIFECYCLE_PHASE);
    }

    @Test
    void they_begin_again_after_a_stop() {
        Rounds rounds = new Rounds("rounds", true, SHORT, _ -> played.incrementAndGet());
        rounds.start();
        stopAndWait(rounds);
        int before = played.get();

        rounds.start();

        await().untilAsserted(() -> assertThat(played).hasValueGreaterThan(before));
        stopAndWait(rounds);
    }

    @Test
    void the_off_switch_keeps_them_from_starting() {
        assertThat(new Rounds("rounds", false, SHORT, _ -> {}).isAutoStartup()).isFalse();
    }

    private static void stopAndWait(Rounds rounds) {
        CountDownLatch stopped = new CountDownLatch(1);
        rounds.stop(stopped::countDown);
        try {
            stopped.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
