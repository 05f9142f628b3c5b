package no.nattro.payment.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CachedTest {

    private final AtomicLong clock = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicBoolean away = new AtomicBoolean();
    private final Cached<Integer> cached = new Cached<>(() -> {
        asked.incrementAndGet();
        if (away.get()) {
            throw new IllegalStateException("the database is away");
        }
        return asked.get();
    }, clock::get);

    @Test
    void nothing_is_asked_before_somebody_reads() {
        assertThat(asked).hasValue(0);
    }

    @Test
    void many_readings_are_one_query() {
        for (int i = 0; i < 100; i++) {
            assertThat(cached.get(Integer::doubleValue)).isEqualTo(1);
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void after_a_while_it_is_asked_again() {
        cached.get(Integer::doubleValue);
        clock.addAndGet(Duration.ofSeconds(5).toNanos());

        assertThat(cached.get(Integer::doubleValue)).isEqualTo(2);
    }

    @Test
    void a_database_that_is_away_shows_no_number_and_is_not_asked_more_often() {
        away.set(true);
        assertThat(cached.get(Integer::doubleValue)).isNaN();
        assertThat(cached.get(Integer::doubleValue)).isNaN();
        assertThat(asked).hasValue(1);

        away.set(false);
        clock.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(cached.get(Integer::doubleValue)).isEqualTo(2);
    }
}
