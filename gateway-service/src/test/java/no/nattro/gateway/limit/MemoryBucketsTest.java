package no.nattro.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryBucketsTest {

    private final ManualClock clock = new ManualClock();
    private final MemoryBuckets buckets = new MemoryBuckets(Settings.inMemory(), clock);

    @ParameterizedTest
    @CsvSource({"ADDRESS, 300, 10", "SHOPPER, 60, 50", "PURCHASES, 30, 200"})
    void after_the_burst_they_come_one_by_one(Limit limit, int burst, int millis) {
        assertThat(IntStream.range(0, burst).mapToObj(_ -> take(limit, "a"))).containsOnly(Duration.ZERO);
        assertThat(take(limit, "a")).isEqualTo(Duration.ofMillis(millis));

        clock.pass(Duration.ofMillis(millis - 1));
        assertThat(take(limit, "a")).isEqualTo(Duration.ofMillis(1));

        clock.pass(Duration.ofMillis(1));
        assertThat(take(limit, "a")).isZero();
        assertThat(take(limit, "a")).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void who_is_refused_loses_nothing_by_asking() {
        drain(Limit.PURCHASES, "a");
        IntStream.range(0, 1_000).forEach(_ -> take(Limit.PURCHASES, "a"));
        clock.pass(Duration.ofSeconds(1));

        assertThat(IntStream.range(0, 5).mapToObj(_ -> take(Limit.PURCHASES, "a"))).containsOnly(Duration.ZERO);
    }

    @Test
    void one_caller_takes_nothing_from_another_nor_one_limit_from_another() {
        drain(Limit.SHOPPER, "a");

        assertThat(take(Limit.SHOPPER, "b")).isZero();
        assertThat(take(Limit.PURCHASES, "a")).isZero();
    }

    @Test
    void what_is_given_back_can_be_taken_again() {
        drain(Limit.PURCHASES, "a");
        buckets.giveBack(Limit.PURCHASES, "a");

        assertThat(take(Limit.PURCHASES, "a")).isZero();
        assertThat(take(Limit.PURCHASES, "a")).isPositive();
    }

    @Test
    void a_bucket_is_forgotten_when_it_would_be_full_again() {
        drain(Limit.PURCHASES, "a");
        clock.pass(Duration.ofSeconds(6));
        assertThat(buckets.count(Limit.PURCHASES)).isEqualTo(1);

        clock.pass(Duration.ofMillis(2));
        assertThat(buckets.count(Limit.PURCHASES)).isZero();
    }

    @Test
    void whoever_changes_addresses_fills_no_more_than_there_is_room_for_and_frees_nobody_else() {
        MemoryBuckets small = new MemoryBuckets(Settings.inMemory(100), clock);
        IntStream.range(0, 300).forEach(_ -> take(small, "busy"));

        IntStream.range(0, 10_000).forEach(i -> {
            assertThat(take(small, "stranger-" + i)).isZero();
            assertThat(take(small, "busy")).as("after %s strangers", i).isPositive();
        });

        assertThat(small.count(Limit.ADDRESS)).isLessThanOrEqualTo(100);
    }

    private void drain(Limit limit, String caller) {
        while (take(limit, caller).isZero()) {
            assertThat(buckets.count(limit)).isPositive();
        }
    }

    private Duration take(Limit limit, String caller) {
        return Objects.requireNonNull(buckets.take(limit, caller).block());
    }

    private static Duration take(MemoryBuckets buckets, String caller) {
        return Objects.requireNonNull(buckets.take(Limit.ADDRESS, caller).block());
    }
}
