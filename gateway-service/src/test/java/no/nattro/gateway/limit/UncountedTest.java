package no.nattro.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class UncountedTest {

    private final ManualClock clock = new ManualClock();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Uncounted uncounted = new Uncounted(metrics, clock::currentTimeNanos);

    @Test
    void all_are_in_the_metric_and_a_line_a_minute_in_the_log(CapturedOutput log) {
        for (int minute = 0; minute < 3; minute++) {
            IntStream.range(0, 1_000).forEach(_ -> uncounted.add(new TimeoutException("silence")));
            clock.pass(Duration.ofMinutes(1));
        }

        assertThat(metrics.get("nattro.gateway.rate-limit.unavailable").counter().count()).isEqualTo(3_000);
        assertThat(log.getOut().lines().filter(line -> line.contains("Redis does not answer: "
                + "java.util.concurrent.TimeoutException: silence"))).hasSize(3);
    }
}
