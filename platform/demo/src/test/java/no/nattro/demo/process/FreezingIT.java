package no.nattro.demo.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FreezingIT {

    private final ChildProcesses children = new ChildProcesses();

    @AfterEach
    void endChildren() {
        children.close();
    }

    @Test
    void a_frozen_process_lives_and_stands_still_until_it_is_thawed() throws IOException {
        ProcessId child = children.sleeping();
        assertThat(Freezing.isFrozen(child)).isFalse();

        Freezing.freeze(child);
        assertThat(child.isAlive()).isTrue();
        assertThat(Freezing.isFrozen(child)).isTrue();

        Freezing.thaw(child);
        assertThat(Freezing.isFrozen(child)).isFalse();
    }

    @Test
    void those_below_stand_still_with_it() throws IOException {
        ProcessId parent = children.shell("sleep 60 & echo ready; wait");
        ProcessId child = ProcessId.of(parent.handle().orElseThrow().descendants().findFirst().orElseThrow().pid())
                .orElseThrow();

        Freezing.freeze(parent);
        assertThat(Freezing.isFrozen(child)).isTrue();
        Freezing.thaw(parent);
        assertThat(Freezing.isFrozen(child)).isFalse();
        Signal.KILL.sendToTree(parent);
    }

    @Test
    void what_was_thawed_in_part_is_thawed_wholly() throws IOException {
        ProcessId parent = children.shell("sleep 60 & echo ready; wait");
        ProcessId child = ProcessId.of(parent.handle().orElseThrow().descendants().findFirst().orElseThrow().pid())
                .orElseThrow();
        Freezing.freeze(child);

        Freezing.thaw(parent);
        assertThat(Freezing.isFrozen(child)).isFalse();
        Signal.KILL.sendToTree(parent);
    }

    @Test
    void one_that_is_gone_is_not_frozen() throws IOException {
        ProcessId child = children.sleeping();

        assertThat(Freezing.isFrozen(new ProcessId(child.pid(), "another birth"))).isFalse();
    }
}
