package no.nattro.demo.trial.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.FreePorts;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.stack.Progress;
import no.nattro.demo.stack.Running;
import no.nattro.demo.stack.StackState;
import no.nattro.demo.stack.StubService.Behaviour;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the stack of a trial begins and how it ends, whatever state it is in. */
class TrialLifeIT {

    private static final Instance ORDER = Instance.of(Component.ORDER);
    private static final Instance PAYMENT = Instance.of(Component.PAYMENT);
    private static final Duration A_START = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void there_is_one_trial_at_a_time_and_it_ends_in_whatever_state_it_is() {
        StubbedTrial first = StubbedTrial.in(folder);
        StubbedTrial second = StubbedTrial.in(folder);
        try (TrialStack trial = first.trial()) {
            trial.start();
            try (TrialStack other = second.trial()) {
                assertThatThrownBy(other::start).isInstanceOf(DemoFailed.class)
                        .hasMessageMatching("A trial is already running in .*trial\\. .*");
            }
            assertThat(trial.up()).as("after the second has ended").doesNotContainValue(false);
            trial.breakable().kill(Instance.of(Component.POSTGRES));
            trial.breakable().freeze(ORDER);
            trial.breakable().kill(PAYMENT);
            trial.breakable().cutAfter(ORDER);
        }
        first.assertNothingIsLeft();
        first.trial().close();
        assertThatThrownBy(() -> first.trial().breakable().start(PAYMENT)).hasMessage("The trial is being ended");
        first.assertNothingIsLeft();
    }

    @Test
    void the_end_may_come_in_the_middle_of_the_start() {
        StubbedTrial stubbed = StubbedTrial.in(folder);
        CompletableFuture<Void> start = CompletableFuture.runAsync(stubbed.trial()::start, Thread.ofPlatform()::start);
        await().atMost(A_START).until(() -> start.isDone() || Files.exists(stubbed.home().stackFile()));
        stubbed.trial().close();

        assertThatThrownBy(start::join).isInstanceOf(CompletionException.class).hasCauseInstanceOf(DemoFailed.class);
        stubbed.assertNothingIsLeft();
    }

    @Test
    void a_start_that_fails_leaves_nothing_running_and_the_next_trial_can_begin() {
        StubbedTrial stubbed = StubbedTrial.in(folder);
        stubbed.apps().behaves(Component.PAYMENT, Behaviour.DIES);
        try (TrialStack trial = stubbed.trial()) {
            assertThatThrownBy(trial::start).isInstanceOf(DemoFailed.class)
                    .hasMessageStartingWith("payment ended while it started");
            stubbed.assertNothingIsLeft();
        }
        StubbedTrial next = StubbedTrial.in(folder);
        try (TrialStack trial = next.trial()) {
            trial.start();
            assertThat(trial.up()).doesNotContainValue(false);
        }
        next.assertNothingIsLeft();
    }

    @Test
    void what_somebody_has_stopped_is_not_brought_back() {
        StubbedTrial stubbed = StubbedTrial.in(folder);
        try (TrialStack trial = stubbed.trial()) {
            trial.start();
            trial.breakable().kill(ORDER);
            stubbed.outside().stop(List.of(stubbed.running(PAYMENT)), Progress.NONE);
            assertThatThrownBy(() -> trial.breakable().start(PAYMENT))
                    .hasMessage("payment was stopped by another ./demo");
            trial.breakable().start(ORDER);
            assertThat(trial.up()).containsEntry(ORDER, true).containsEntry(PAYMENT, false);

            stubbed.outside().stop(stubbed.running().running(), Progress.NONE);
            stubbed.assertNothingIsLeft();
            assertThatThrownBy(trial::heal).isInstanceOf(DemoFailed.class)
                    .hasMessageEndingWith("was stopped by another ./demo");
        }
        stubbed.assertNothingIsLeft();
    }

    @Test
    void the_stack_of_a_killed_trial_is_ended_by_the_next_with_its_data() throws IOException {
        int base = FreePorts.base();
        StubbedTrial stubbed = StubbedTrial.in(folder, base);
        Process killed = TrialProcess.begin(folder, base);
        try {
            await().atMost(A_START).until(() -> stubbed.trial().up().values().stream().allMatch(up -> up));
        } finally {
            killed.destroyForcibly().onExit().join();
        }
        StackState orphaned = stubbed.running();
        Path data = Files.createFile(stubbed.home().cookies());
        stubbed.trial().breakable().freeze(ORDER); // as the killed one may have left it
        try (TrialStack trial = stubbed.trial()) {
            trial.start();
            assertThat(orphaned.running()).hasSize(6).noneMatch(Running::isAlive);
            assertThat(data).doesNotExist();
            assertThat(trial.up()).doesNotContainValue(false);
        }
        stubbed.assertNothingIsLeft();
    }
}
