package no.nattro.demo.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import no.nattro.demo.process.Ending.Step;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EndingIT {

    private final ChildProcesses children = new ChildProcesses();

    @AfterEach
    void endChildren() {
        children.close();
    }

    @Test
    void a_polite_process_ends_by_the_first_signal() throws IOException {
        ProcessId child = children.sleeping();

        assertThat(Ending.SERVICE.bring(child)).isTrue();
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void a_process_that_does_not_listen_is_killed_when_patience_is_over() throws IOException {
        ProcessId child = children.shell("trap '' TERM; echo ready; while :; do sleep 1; done");
        Ending impatient = new Ending(List.of(new Step(Signal.TERM, Duration.ofMillis(200)),
                new Step(Signal.KILL, Duration.ofSeconds(5))));

        assertThat(impatient.bring(child)).isTrue();
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void a_frozen_process_wakes_up_to_hear_that_it_shall_end() throws IOException {
        ProcessId child = children.sleeping();
        Freezing.freeze(child);
        Ending polite = new Ending(List.of(new Step(Signal.TERM, Duration.ofSeconds(5))));

        assertThat(polite.bring(child)).isTrue();
    }

    @Test
    void a_crash_takes_those_below_with_it() throws IOException {
        ProcessId parent = children.shell("sleep 60 & echo ready; wait");
        List<ProcessHandle> below = parent.handle().orElseThrow().descendants().toList();

        assertThat(below).isNotEmpty();
        assertThat(Ending.CRASH.bring(parent)).isTrue();
        await().until(() -> below.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void a_process_that_took_over_the_number_is_left_alone() throws IOException {
        ProcessId other = children.sleeping();

        assertThat(Ending.SERVICE.bring(new ProcessId(other.pid(), "another birth"))).isTrue();
        assertThat(other.isAlive()).isTrue();
    }

    @Test
    void a_process_that_has_ended_needs_no_signal() throws IOException {
        ProcessId child = children.sleeping();
        Signal.KILL.send(child);
        Patience.of(Duration.ofSeconds(5)).until(() -> !child.isAlive());

        assertThat(Ending.SERVICE.bring(child)).isTrue();
    }
}
