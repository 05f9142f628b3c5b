package no.nattro.demo.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProcessIdIT {

    private final ChildProcesses children = new ChildProcesses();

    @AfterEach
    void endChildren() {
        children.close();
    }

    @Test
    void the_same_process_has_the_same_identity_each_time() throws IOException {
        ProcessId child = children.sleeping();

        assertThat(ProcessId.of(child.pid())).contains(child);
        assertThat(child.isAlive()).isTrue();
    }

    @Test
    void a_number_that_belongs_to_another_process_now_is_not_this_process() throws IOException {
        ProcessId other = children.sleeping();
        ProcessId before = new ProcessId(other.pid(), "another birth");

        assertThat(before.isAlive()).isFalse();
        assertThat(before.handle()).isEmpty();
    }

    @Test
    void a_process_that_ended_is_dead_although_nobody_collected_it() throws IOException {
        // The shell leaves its child uncollected: a zombie, whose number is still taken.
        ProcessId parent = children.shell("sleep 0 & echo $!; exec sleep 60");
        long zombie = ProcessHandle.of(parent.pid()).orElseThrow().children().findFirst()
                .map(ProcessHandle::pid).orElse(-1L);

        await().untilAsserted(() -> assertThat(ProcessId.of(zombie)).isEmpty());
    }

    @Test
    void there_is_no_process_of_an_impossible_number() {
        assertThat(ProcessId.of(Integer.MAX_VALUE)).isEmpty();
    }
}
