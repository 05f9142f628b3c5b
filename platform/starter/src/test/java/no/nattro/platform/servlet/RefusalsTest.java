package no.nattro.platform.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What the log is told of a limit. */
@ExtendWith(OutputCaptureExtension.class)
class RefusalsTest {

    private long now;
    private final Refusals refusals = new Refusals("some", 3, () -> now);

    @Test
    void a_flood_is_one_line_and_its_end_another(CapturedOutput output) {
        for (int i = 0; i < 1000; i++) {
            refusals.refused();
            refusals.admitted();
            pass(Duration.ofMillis(9));
        }
        assertThat(lines(output)).singleElement().asString().contains("WARN", "Refusing requests: 3", "'some'");

        pass(Refusals.QUIET);
        refusals.admitted();
        refusals.admitted();
        assertThat(lines(output)).hasSize(2).last().asString().contains("INFO", "'some'", "before that 1000 were");
    }

    @Test
    void the_next_flood_is_told_again(CapturedOutput output) {
        refusals.refused();
        pass(Refusals.QUIET);
        refusals.admitted();
        refusals.refused();
        assertThat(lines(output)).hasSize(3).last().asString().contains("Refusing requests");
    }

    @Test
    void who_never_refuses_is_silent(CapturedOutput output) {
        refusals.admitted();
        assertThat(lines(output)).isEmpty();
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private static List<String> lines(CapturedOutput output) {
        return output.toString().lines().filter(line -> line.contains("Refusals")).toList();
    }
}
