package no.nattro.demo.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.process.ProcessId;
import org.junit.jupiter.api.Test;

class CpuTimeIT {

    private static final Duration MUCH = Duration.ofMillis(200);

    @Test
    void a_process_that_works_takes_time_and_so_does_what_it_has_started() throws IOException {
        Process worker = new ProcessBuilder("sh", "-c", "(while :; do :; done) & wait").start();
        try {
            CpuTime time = new CpuTime("the worker", ProcessId.of(worker.pid()).orElseThrow());
            await().until(() -> time.soFar().compareTo(MUCH) > 0);
        } finally {
            worker.descendants().forEach(ProcessHandle::destroyForcibly);
            worker.destroyForcibly();
        }
    }

    @Test
    void a_process_that_has_ended_cannot_be_measured() throws Exception {
        Process idler = new ProcessBuilder("sleep", "60").start();
        CpuTime time = new CpuTime("the idler", ProcessId.of(idler.pid()).orElseThrow());

        assertThat(time.soFar()).isLessThan(MUCH);
        idler.destroyForcibly().waitFor();
        assertThatThrownBy(time::soFar).isInstanceOf(DemoFailed.class).hasMessage("the idler has ended by itself");
    }
}
