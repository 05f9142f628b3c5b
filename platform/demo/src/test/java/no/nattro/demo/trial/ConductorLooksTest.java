package no.nattro.demo.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.trial.fault.Fault;
import no.nattro.demo.trial.fault.FaultKind;
import no.nattro.demo.trial.fault.FaultType;
import no.nattro.demo.trial.fault.Schedule;
import no.nattro.demo.trial.report.Broken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the conductor sees besides what it breaks. */
class ConductorLooksTest {

    private static final Instance ORDER = Instance.of(Component.ORDER);
    private static final Instance PAYMENT = Instance.of(Component.PAYMENT);

    private final RecordedBreaks stack = new RecordedBreaks();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void a_fault_of_what_has_ended_by_itself_is_not_played_but_told(FaultKind kind) throws InterruptedException {
        stack.dies(ORDER);
        Conductor conductor = conductor(_ -> {}, fault(kind, ORDER));
        conductor.play(() -> false);

        assertThat(conductor.troubles()).singleElement().asString()
                .endsWith("order has ended by itself, see its log");
        assertThat(stack.done()).isEmpty();
        assertThat(conductor.played().values()).containsOnly(0L);
    }

    @Test
    void who_has_ended_by_itself_without_a_fault_is_told_after_the_play() throws InterruptedException {
        Conductor conductor = conductor(_ -> {}, fault(FaultKind.KILL, ORDER));
        conductor.play(() -> false);
        conductor.requireAlive(List.of(ORDER, PAYMENT));
        assertThat(conductor.troubles()).isEmpty();

        stack.dies(PAYMENT);
        conductor.requireAlive(List.of(ORDER, PAYMENT));
        assertThat(conductor.troubles()).containsExactly("payment has ended by itself, see its log");
    }

    @Test
    void an_error_in_the_thread_of_a_fault_is_told() throws InterruptedException {
        Conductor conductor = conductor(_ -> {
            throw new AssertionError("made up");
        }, fault(FaultKind.KILL, ORDER));
        conductor.play(() -> false);

        assertThat(conductor.troubles()).singleElement().asString().contains("AssertionError: made up");
    }

    @Test
    void cuts_that_cut_something_are_counted_and_written_down() throws InterruptedException, IOException {
        stack.loses(ORDER);
        Conductor conductor = conductor(_ -> {}, fault(FaultKind.CUT_BEFORE, ORDER),
                fault(FaultKind.CUT_AFTER, PAYMENT));
        conductor.play(() -> false);

        Broken broken = conductor.report();
        assertThat(broken.cuts()).containsEntry(FaultKind.CUT_BEFORE, new Broken.Cuts(1, 1))
                .containsEntry(FaultKind.CUT_AFTER, new Broken.Cuts(1, 0)).hasSize(2);
        assertThat(broken.planned()).containsExactlyInAnyOrder(new FaultType(FaultKind.CUT_BEFORE, Component.ORDER),
                new FaultType(FaultKind.CUT_AFTER, Component.PAYMENT));
        assertThat(Files.readString(folder.resolve("faults.jsonl"))).containsPattern("\"ends\".*order.*\"lost\":[12]}")
                .containsPattern("\"ends\".*payment.*\"lost\":0}");
    }

    private Conductor conductor(Consumer<Fault> announced, Fault... faults) {
        return new Conductor(new Schedule(1, Duration.ofMillis(50), List.of(faults)), stack,
                new FaultLog(folder.resolve("faults.jsonl"), InstantSource.fixed(Instant.EPOCH), announced));
    }

    private static Fault fault(FaultKind kind, Instance target) {
        return new Fault(Duration.ZERO, kind, target, Duration.ofMillis(5));
    }
}
