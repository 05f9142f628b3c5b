package no.nattro.demo.trial.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.stack.Running;
import no.nattro.demo.stack.StackState;
import no.nattro.demo.stack.StubService;
import no.nattro.demo.stack.StubService.Behaviour;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that a trial does to its stack, one after the other and at once; and what the other commands see of it. */
class TrialStackIT {

    private static final Instance GATEWAY = Instance.of(Component.GATEWAY);
    private static final Instance ORDER = Instance.of(Component.ORDER);
    private static final Instance ORDER_2 = new Instance(Component.ORDER, 2);
    private static final Instance PAYMENT = Instance.of(Component.PAYMENT);
    private static final Instance INVENTORY = Instance.of(Component.INVENTORY);
    private static final Instance POSTGRES = Instance.of(Component.POSTGRES);

    @TempDir
    private static Path folder;
    private static StubbedTrial stubbed;
    private static TrialStack trial;

    @BeforeAll
    static void start() {
        stubbed = StubbedTrial.in(folder);
        stubbed.apps().behaves(Component.INVENTORY, Behaviour.DIES_WHEN_TOLD);
        trial = stubbed.trial();
        trial.start();
    }

    @AfterEach
    void everything_can_be_healed() {
        trial.heal();
        assertThat(trial.up()).hasSize(6).doesNotContainValue(false);
        assertThat(stubbed.running().missing()).isEmpty();
        assertThat(stubbed.outside().leftBehind()).isEmpty();
    }

    @AfterAll
    static void leave_nothing_behind() {
        trial.close();
        stubbed.assertNothingIsLeft();
    }

    @Test
    void services_call_each_other_by_wires_and_wires_lead_to_services() throws IOException {
        assertWired(GATEWAY, Component.ORDER, ORDER, ORDER_2);
        assertWired(GATEWAY, Component.INVENTORY, INVENTORY);
        assertWired(ORDER, Component.PAYMENT, PAYMENT);
        assertWired(ORDER_2, Component.INVENTORY, INVENTORY);
    }

    @Test
    void payments_are_compared_with_the_bank_often_enough_to_be_waited_for() throws IOException {
        assertThat(stubbed.told(PAYMENT)).containsEntry("NATTRO_RECONCILIATION_INTERVAL", "10s");
        assertThat(stubbed.told(ORDER)).doesNotContainKey("NATTRO_RECONCILIATION_INTERVAL");
    }

    @Test
    void a_cut_loses_what_one_instance_is_asked_until_it_is_restored() throws IOException {
        List<URI> orders = stubbed.addresses(GATEWAY, Component.ORDER);
        trial.breakable().cutBefore(ORDER_2);

        assertThatThrownBy(() -> stubbed.portOfWhoAnswersAt(orders.getLast())).isInstanceOf(IOException.class);
        assertThat(stubbed.portOfWhoAnswersAt(orders.getFirst())).isEqualTo(trial.ports().of(ORDER));
        trial.breakable().cutAfter(ORDER_2);
        assertThatThrownBy(() -> stubbed.portOfWhoAnswersAt(orders.getLast())).isInstanceOf(IOException.class);
        trial.breakable().restore(ORDER_2);
        assertThat(stubbed.portOfWhoAnswersAt(orders.getLast())).isEqualTo(trial.ports().of(ORDER_2));
        assertThat(trial.up()).as("a service whose callers do not reach it").containsEntry(ORDER_2, true);
    }

    @Test
    void what_is_killed_is_down_and_comes_back_at_the_same_address() throws IOException {
        Running before = stubbed.running(PAYMENT);
        URI wire = stubbed.addresses(ORDER, Component.PAYMENT).getFirst();
        trial.breakable().kill(PAYMENT);

        assertThat(before.isAlive()).isFalse();
        assertThat(trial.breakable().isAlive(PAYMENT)).isFalse();
        assertThat(trial.breakable().isAlive(ORDER)).isTrue();
        assertThat(trial.up()).containsEntry(PAYMENT, false).containsEntry(ORDER, true);
        assertThat(stubbed.running().missing()).containsExactly(PAYMENT);
        assertThatThrownBy(() -> stubbed.portOfWhoAnswersAt(wire)).isInstanceOf(IOException.class);

        trial.breakable().start(PAYMENT);
        assertThat(stubbed.isUp(PAYMENT)).isTrue();
        assertThat(stubbed.running(PAYMENT)).isNotEqualTo(before);
        assertThat(stubbed.portOfWhoAnswersAt(wire)).isEqualTo(trial.ports().of(PAYMENT));
    }

    @Test
    void postgres_is_stopped_at_once_with_all_its_processes_and_recovers() throws IOException {
        Running before = stubbed.running(POSTGRES);
        List<ProcessHandle> below = before.process().handle().orElseThrow().descendants().toList();
        trial.breakable().kill(POSTGRES);

        assertThat(below).isNotEmpty().noneMatch(ProcessHandle::isAlive);
        assertThat(stubbed.isUp(POSTGRES)).isFalse();
        trial.breakable().start(POSTGRES);
        assertThat(stubbed.isUp(POSTGRES)).isTrue();
        assertThat(Files.readString(stubbed.home().log("postgres"))).contains("received immediate shutdown request",
                "database system was not properly shut down; automatic recovery in progress");
    }

    @Test
    void a_service_that_is_started_while_postgres_is_away_waits_for_it() {
        trial.breakable().kill(POSTGRES);
        trial.breakable().kill(ORDER);
        CompletableFuture<Void> order = startInBackground(ORDER);

        await().during(Duration.ofMillis(500)).until(() -> !order.isDone());
        trial.breakable().start(POSTGRES);
        order.join();
        assertThat(stubbed.isUp(ORDER)).isTrue();
    }

    @Test
    void whoever_is_interrupted_brings_nothing_back_and_does_not_try_for_ever() {
        trial.breakable().kill(POSTGRES);
        trial.breakable().kill(ORDER);
        CompletableFuture<Void> order = CompletableFuture.runAsync(() -> {
            Thread.currentThread().interrupt();
            trial.breakable().start(ORDER);
        }, Thread.ofPlatform()::start);

        await().until(order::isDone);
        assertThatThrownBy(order::join).hasCauseInstanceOf(DemoFailed.class);
        assertThat(stubbed.isUp(ORDER)).isFalse();
    }

    @Test
    void one_that_dies_while_it_starts_is_started_again_and_the_temporary_files_stay() throws IOException {
        Path written = Files.createFile(stubbed.home().temporary().resolve("written by somebody"));
        trial.breakable().kill(INVENTORY);
        StubService.tellToDie(stubbed.home().temporary());
        trial.breakable().start(INVENTORY);

        assertThat(stubbed.isUp(INVENTORY)).isTrue();
        assertThat(Files.readString(stubbed.home().log("inventory"))).contains("stub cannot go on");
        assertThat(written).exists();
    }

    @Test
    void one_that_runs_is_not_started_again() {
        StackState before = stubbed.running();
        trial.breakable().start(ORDER);
        trial.breakable().start(POSTGRES);

        assertThat(stubbed.running()).isEqualTo(before);
    }

    @Test
    void two_that_bring_back_the_same_instance_start_it_once() throws IOException {
        long starts = starts(ORDER_2);
        trial.breakable().kill(ORDER_2);
        CompletableFuture.allOf(startInBackground(ORDER_2), startInBackground(ORDER_2)).join();

        assertThat(starts(ORDER_2)).isEqualTo(starts + 1);
    }

    @Test
    void many_come_back_at_once_and_every_one_of_them_is_written_down() {
        List<Instance> killed = List.of(ORDER, ORDER_2, PAYMENT, INVENTORY, GATEWAY, POSTGRES);
        CompletableFuture.allOf(killed.stream()
                .map(instance -> CompletableFuture.runAsync(() -> trial.breakable().kill(instance),
                        Thread.ofPlatform()::start))
                .toArray(CompletableFuture[]::new)).join();
        assertThat(stubbed.outside().running()).isEmpty();
        CompletableFuture.allOf(killed.stream().map(TrialStackIT::startInBackground)
                .toArray(CompletableFuture[]::new)).join();

        assertThat(stubbed.running().running()).hasSize(6).allMatch(Running::isAlive);
    }

    @Test
    void what_is_frozen_is_down_without_delay_and_goes_on_as_the_same_process() {
        Running before = stubbed.running(PAYMENT);
        trial.breakable().freeze(PAYMENT);
        long asked = System.nanoTime();
        Map<Instance, Boolean> up = trial.up();

        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(1));
        assertThat(up).containsEntry(PAYMENT, false).containsEntry(INVENTORY, true);
        trial.breakable().thaw(PAYMENT);
        await().untilAsserted(() -> assertThat(stubbed.isUp(PAYMENT)).isTrue());
        assertThat(stubbed.running(PAYMENT)).isEqualTo(before);
    }

    @Test
    void faults_on_what_is_dead_already_have_no_effect() {
        trial.breakable().kill(ORDER);
        trial.breakable().kill(ORDER);
        trial.breakable().freeze(ORDER);
        trial.breakable().thaw(ORDER);

        assertThat(stubbed.isUp(ORDER)).isFalse();
    }

    @Test
    void everything_at_once_is_healed_at_once() throws IOException {
        trial.breakable().kill(POSTGRES);
        trial.breakable().kill(GATEWAY);
        trial.breakable().kill(ORDER_2);
        trial.breakable().freeze(ORDER);
        trial.breakable().freeze(PAYMENT);
        trial.breakable().cutBefore(PAYMENT);
        trial.breakable().cutAfter(INVENTORY);
        trial.heal();

        assertThat(trial.up()).doesNotContainValue(false);
        assertWired(ORDER, Component.PAYMENT, PAYMENT);
        assertWired(GATEWAY, Component.INVENTORY, INVENTORY);
    }

    private static void assertWired(Instance caller, Component neighbour, Instance... instances) throws IOException {
        List<URI> addresses = stubbed.addresses(caller, neighbour);
        assertThat(addresses).hasSameSizeAs(instances);
        for (int i = 0; i < instances.length; i++) {
            int port = trial.ports().of(instances[i]);
            assertThat(addresses.get(i).getPort()).as("the wire's own").isNotEqualTo(port);
            assertThat(stubbed.portOfWhoAnswersAt(addresses.get(i))).isEqualTo(port);
        }
    }

    private static CompletableFuture<Void> startInBackground(Instance instance) {
        return CompletableFuture.runAsync(() -> trial.breakable().start(instance), Thread.ofPlatform()::start);
    }

    private static long starts(Instance instance) throws IOException {
        try (Stream<String> lines = Files.lines(stubbed.home().log(instance.name()))) {
            return lines.filter("stub starts"::equals).count();
        }
    }
}
