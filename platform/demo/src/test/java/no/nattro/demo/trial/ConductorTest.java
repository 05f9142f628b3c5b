package no.nattro.demo.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.trial.fault.Fault;
import no.nattro.demo.trial.fault.FaultKind;
import no.nattro.demo.trial.fault.FaultType;
import no.nattro.demo.trial.fault.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConductorTest {

    private static final Instance ORDER = Instance.of(Component.ORDER);
    private static final Instance PAYMENT = Instance.of(Component.PAYMENT);
    private static final Duration LONG = Duration.ofMinutes(10);

    private final RecordedBreaks stack = new RecordedBreaks();
    private final List<Fault> announced = new ArrayList<>();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"KILL, kill order, start order", "FREEZE, freeze order, thaw order",
            "CUT_BEFORE, cut before order, restore order", "CUT_AFTER, cut after order, restore order"})
    void each_fault_is_played_and_mended(FaultKind kind, String broken, String mended) throws InterruptedException {
        Conductor conductor = conductor(0, fault(0, kind, ORDER, 0));
        conductor.play(() -> false);

        assertThat(stack.done()).containsExactly(broken, mended);
        assertThat(conductor.played()).containsEntry(new FaultType(kind, Component.ORDER), 1L)
                .hasSize(FaultType.ALL.size());
        assertThat(conductor.played().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(1);
        assertThat(conductor.broken()).isEmpty();
        assertThat(conductor.troubles()).isEmpty();
    }

    @Test
    void nothing_is_broken_before_its_time_and_the_end_is_not_before_its_own() throws InterruptedException {
        long start = System.nanoTime();
        conductor(300, fault(100, FaultKind.KILL, ORDER, 0)).play(() -> {
            assertThat(stack.done().isEmpty() || System.nanoTime() - start >= 100_000_000).isTrue();
            return false;
        });

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void faults_of_two_instances_overlap() throws InterruptedException {
        stack.lasts("freeze order", "start payment");
        Conductor conductor = conductor(0, fault(0, FaultKind.FREEZE, ORDER, 0), fault(0, FaultKind.KILL, PAYMENT, 0));
        conductor.play(() -> false);

        assertThat(conductor.troubles()).isEmpty();
        assertThat(stack.done()).hasSize(4).containsSubsequence("start payment", "thaw order");
    }

    /** The other instance's fault comes later, so that both of the same have tried by then. */
    @Test
    void faults_of_one_instance_wait_for_each_other() throws InterruptedException {
        stack.lasts("freeze order", "start payment");
        Conductor conductor = conductor(0, fault(0, FaultKind.FREEZE, ORDER, 0), fault(0, FaultKind.FREEZE, ORDER, 0),
                fault(100, FaultKind.KILL, PAYMENT, 0));
        conductor.play(() -> false);

        assertThat(conductor.troubles()).isEmpty();
        assertThat(stack.done()).filteredOn(done -> done.endsWith("order")).containsExactly("freeze order",
                "thaw order", "freeze order", "thaw order");
    }

    @Test
    void what_is_broken_at_this_moment_is_known() {
        Conductor conductor = conductor(LONG.toMillis(), fault(0, FaultKind.FREEZE, PAYMENT, LONG.toMillis()));
        AtomicBoolean isOver = new AtomicBoolean();
        CompletableFuture<Void> play = inBackground(conductor, isOver);

        await().until(() -> conductor.broken().contains(PAYMENT));
        isOver.set(true);
        play.join();
    }

    @Test
    void a_trial_that_is_given_up_breaks_nothing_more() {
        AtomicBoolean isOver = new AtomicBoolean(true);
        inBackground(conductor(LONG.toMillis(), fault(60_000, FaultKind.KILL, ORDER, 0)), isOver).join();

        assertThat(stack.done()).isEmpty();
    }

    @Test
    void what_does_not_come_back_ends_the_trial_with_its_reason() {
        stack.nothingStarts();
        Conductor conductor = conductor(LONG.toMillis(), fault(0, FaultKind.KILL, ORDER, 0),
                fault(60_000, FaultKind.KILL, PAYMENT, 0));
        inBackground(conductor, new AtomicBoolean()).join();

        assertThat(conductor.troubles()).containsExactly("kill order, for 0.0 s: order did not get ready");
        assertThat(stack.done()).containsExactly("kill order");
    }

    @Test
    void what_was_done_is_written_down_and_told() throws InterruptedException, IOException {
        conductor(100, fault(0, FaultKind.CUT_AFTER, ORDER, 5)).play(() -> false);

        assertThat(announced).hasSize(1);
        List<String> lines = Files.readAllLines(folder.resolve("faults.jsonl"));
        assertThat(lines).hasSize(2).first().extracting(ConductorTest::what).isEqualTo("begins CUT_AFTER order");
        assertThat(what(lines.get(1))).isEqualTo("ends CUT_AFTER order");
    }

    private Conductor conductor(long millis, Fault... faults) {
        return new Conductor(new Schedule(1, Duration.ofMillis(millis), List.of(faults)), stack,
                new FaultLog(folder.resolve("faults.jsonl"), InstantSource.fixed(Instant.EPOCH), announced::add));
    }

    private static CompletableFuture<Void> inBackground(Conductor conductor, AtomicBoolean isOver) {
        return CompletableFuture.runAsync(() -> {
            try {
                conductor.play(isOver::get);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static Fault fault(long at, FaultKind kind, Instance target, long lasts) {
        return new Fault(Duration.ofMillis(at), kind, target, Duration.ofMillis(lasts));
    }

    private static String what(String line) {
        try {
            var json = new ObjectMapper().readTree(line);
            return json.path("what").asText() + " " + json.path("fault").asText() + " " + json.path("target").asText();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
