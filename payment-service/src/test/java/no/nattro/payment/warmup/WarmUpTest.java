package no.nattro.payment.warmup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.DefaultApplicationArguments;

class WarmUpTest {

    @Test
    void every_rehearsal_is_played_equally_often() {
        AtomicInteger first = new AtomicInteger();
        AtomicInteger second = new AtomicInteger();

        new WarmUp(List.of(first::incrementAndGet, second::incrementAndGet)).run(new DefaultApplicationArguments());

        assertThat(first.get()).isEqualTo(second.get()).isEqualTo(10);
    }

    @Test
    void a_failure_is_not_fatal() {
        WarmUp warmUp = new WarmUp(List.of(() -> {
            throw new IllegalStateException("the database is away");
        }));

        assertThatCode(() -> warmUp.run(new DefaultApplicationArguments())).doesNotThrowAnyException();
    }
}
