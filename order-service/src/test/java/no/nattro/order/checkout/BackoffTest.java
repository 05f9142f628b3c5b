package no.nattro.order.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import no.nattro.order.RecoveryProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    private static final RecoveryProperties PROPERTIES = new RecoveryProperties(true, Duration.ofMillis(600), 4, 20,
            Duration.ofSeconds(4), Duration.ofMillis(500), Duration.ofSeconds(10), Duration.ofSeconds(1),
            Duration.ofMinutes(15));

    @ParameterizedTest
    @CsvSource({"0, 500", "1, 500", "2, 1000", "3, 2000", "5, 8000", "6, 10000", "31, 10000", "64, 10000",
            "2147483647, 10000"})
    void doubles_with_each_unknown_outcome_up_to_the_longest(int attempts, long millis) {
        assertThat(new Backoff(PROPERTIES, () -> 1).afterUnknown(attempts)).hasMillis(millis);
        assertThat(new Backoff(PROPERTIES, () -> 0).afterUnknown(attempts)).hasMillis(millis / 2);
    }

    @Test
    void what_was_not_sent_and_the_next_poll_are_jittered_too() {
        Backoff shortest = new Backoff(PROPERTIES, () -> 0);
        assertThat(shortest.afterNotSent()).hasMillis(500);
        assertThat(shortest.untilTheNextPoll()).hasMillis(300);
        assertThat(new Backoff(PROPERTIES, () -> 0.5).untilTheNextPoll()).hasMillis(450);
    }

    @Test
    void a_request_does_not_let_its_order_rest() {
        assertThat(Pause.NONE.afterUnknown(9)).isZero();
        assertThat(Pause.NONE.afterNotSent()).isZero();
    }
}
