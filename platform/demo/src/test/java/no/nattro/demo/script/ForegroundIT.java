package no.nattro.demo.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start of the real services that stays, from its first line to its last process; made-up ones do the rest. */
class ForegroundIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** What the shell makes of Ctrl-C. */
    private static final int INTERRUPTED = 130;

    @TempDir
    private static Path folder;
    private RealStack stack;

    @BeforeEach
    void aPlace() {
        stack = RealStack.in(folder.resolve("state"));
    }

    @AfterEach
    void leaveNothingBehind() {
        stack.demo("down");
    }

    @Test
    void ctrl_c_stops_everything_also_after_a_part_has_died() {
        Shell.Started demo = stack.start(stack.upCommand());
        await().atMost(PATIENCE).until(() -> demo.said().contains("Ctrl-C stops it.") || !demo.process().isAlive());
        Map<String, ProcessHandle> processes = stack.processes();
        assertThat(processes).as(demo.said()).hasSize(RealStack.NAMES.size());

        processes.get("payment").destroyForcibly();
        await().until(() -> demo.said().contains("payment has ended by itself."));
        Processes.interrupt(demo);

        assertThat(demo.await().exitCode()).isEqualTo(INTERRUPTED);
        assertThat(processes.values()).noneMatch(ProcessHandle::isAlive);
        assertThat(demo.said()).containsSubsequence("gateway stopped", "order stopped", "inventory stopped",
                "postgres stopped");
        assertThat(stack.isCleanedUp()).isTrue();
    }
}
