package no.nattro.demo.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
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

    @BeforeEach
    void aStart() {
        stack = Boolean.getBoolean("nattro.cycles.real")
                ? StackUnderTest.real(folder.resolve("state"))
                : StackUnderTest.shared();
        long begun = System.nanoTime();
        stack.start();
        startTakes = Duration.ofNanos(System.nanoTime() - begun);
        stack.stop();
    }

    @AfterEach
    void leaveNothingBehind() throws IOException {
        Leftovers.end(stack);
    }

    @Test
    void nothing_is_left_whatever_happens() {
        for (int cycle = 1; cycle <= CYCLES; cycle++) {
            StringBuilder story = new StringBuilder("cycle " + cycle + ": ");
            try {
                run(story);
                Leftovers.assertNone(stack);
            } catch (AssertionError e) {
                throw new AssertionError(story.toString(), e);
            }
            System.out.println(story);
        }
    }

    private void run(StringBuilder story) {
        int beginning = random.nextInt(5);
        if (beginning == 0) {
            endInTheMiddle(story.append("up, interrupted"), stack.upCommand(), true);
        } else if (beginning == 1) {
            endInTheMiddle(story.append("up, killed"), stack.upCommand("--detach"), false);
        }
        if (beginning > 1 || random.nextInt(4) > 0) { // else what was begun is taken down as it is
            story.append(story.toString().endsWith(" ") ? "up" : ", up");
            stack.start();
            Mischief mischief = Mischief.values()[random.nextInt(Mischief.values().length)];
            happen(mischief, story.append(", "));
            if (mischief.canBeMended() && random.nextBoolean()) {
                story.append(", up");
                stack.start();
            }
        }
        if (random.nextInt(3) == 0) {
            endInTheMiddle(story.append(", down, killed"), stack.command("down"), false);
        }
        story.append(", down");
        stack.stop();
    }

    private void happen(Mischief mischief, StringBuilder story) {
        Map<String, ProcessHandle> processes = stack.processes();
        assertThat(processes).hasSize(StackUnderTest.NAMES.size());
        story.append(mischief.happen(processes, random));
    }

    private void endInTheMiddle(StringBuilder story, String[] command, boolean politely) {
        Shell.Started demo = stack.shell().start(command);
        story.append(" after ").append(moments.await(startTakes).toMillis()).append(" ms");
        if (politely) {
            Processes.interrupt(demo);
        } else {
            Processes.kill(demo.process().toHandle());
        }
        demo.await();
    }
}
