package no.nattro.demo.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Up, something terrible, down; again and again, and nothing is left. {@code -Dnattro.cycles=50} makes it many,
 * {@code -Dnattro.seed=N} brings a bad one back, and {@code -Dnattro.cycles.real=true} takes the real services.
 */
class CyclesIT {

    private static final int CYCLES = Integer.getInteger("nattro.cycles", 3);

    @TempDir
    private static Path folder;

    private final Moments moments = Moments.drawn();
    private final Random random = moments.random();
    private StackUnderTest stack;
    private Duration startTakes;
    private Duration stopTakes;

    @BeforeEach
    void aStart() {
        stack = Boolean.getBoolean("nattro.cycles.real")
                ? StackUnderTest.real(folder.resolve("state"))
                : StackUnderTest.shared();
        startTakes = timed(() -> stack.start());
        stopTakes = timed(() -> stack.stop());
    }

    @AfterEach
    void leaveNothingBehind() throws IOException {
        Leftovers.end(stack);
    }

    @Test
    void nothing_is_left_whatever_happens() {
        for (int cycle = 1; cycle <= CYCLES; cycle++) {
            List<String> story = new ArrayList<>();
            try {
                run(story);
                Leftovers.assertNone(stack);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("cycle " + cycle + ": " + String.join(", ", story), e);
            }
            System.out.println("cycle " + cycle + ": " + String.join(", ", story));
        }
    }

    private void run(List<String> story) {
        int beginning = random.nextInt(5);
        if (beginning == 0) {
            story.add("up, interrupted after " + endInTheMiddle(stack.upCommand(), startTakes, true));
        } else if (beginning == 1) {
            story.add("up, killed after " + endInTheMiddle(stack.upCommand("--detach"), startTakes, false));
        }
        if (beginning > 1 || random.nextInt(4) > 0) { // else what was begun is taken down as it is
            story.add("up");
            stack.start();
            Mischief mischief = Mischief.values()[random.nextInt(Mischief.values().length)];
            happen(mischief, story);
            if (mischief.canBeMended() && random.nextBoolean()) {
                story.add("up");
                stack.start();
            }
        }
        if (random.nextInt(3) == 0) {
            story.add("down, killed after " + endInTheMiddle(stack.command("down"), stopTakes, false));
        }
        story.add("down");
        stack.stop();
    }

    private void happen(Mischief mischief, List<String> story) {
        Map<String, ProcessHandle> processes = stack.processes();
        assertThat(processes).hasSize(StackUnderTest.NAMES.size());
        story.add(mischief.happen(processes, random));
    }

    private String endInTheMiddle(String[] command, Duration takes, boolean politely) {
        Shell.Started demo = stack.shell().start(command);
        Duration moment = moments.await(takes);
        if (politely) {
            Processes.interrupt(demo);
        } else {
            Processes.kill(demo.process().toHandle());
        }
        demo.await();
        return moment.toMillis() + " ms";
    }

    private static Duration timed(Runnable action) {
        long begun = System.nanoTime();
        action.run();
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
