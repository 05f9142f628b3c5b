package no.nattro.demo.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.home.Home;
import no.nattro.demo.postgres.PostgresBinaries;
import no.nattro.demo.process.Arguments;
import no.nattro.demo.process.Freezing;
import no.nattro.demo.process.Signal;
import no.nattro.demo.stack.StubService.Behaviour;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a stack with a real PostgreSQL and services that behave, or do not. */
class StackIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** One for all, so that the database is made once: a start must cope with what the one before has left anyway. */
    @TempDir
    private static Path folder;

    private final int base = FreePorts.base();
    private final Map<Component, Behaviour> behaviours = new EnumMap<>(Component.class);
    private final RecordedProgress progress = new RecordedProgress();
    private Home home;
    private PostgresBinaries binaries;
    private Stack stack;

    @BeforeEach
    void aStack() {
        home = new Home(Path.of("../.."), folder.resolve(".demo"));
        binaries = new PostgresBinaries(folder.resolve("postgres-binaries"));
        stack = new Stack(home, binaries, new StubApps());
    }

    @AfterEach
    void leaveNothingBehind() {
        stack.started().ifPresent(state -> stack.stop(state.running(), progress));
    }

    @Test
    void everything_starts_is_up_and_stops_callers_first() {
        start();
        StackState running = stack.running().orElseThrow();

        assertThat(running.missing()).isEmpty();
        assertThat(status(running).isWhollyUp()).isTrue();
        assertThat(status(running).instances().get(Instance.of(Component.POSTGRES)).rssBytes()).isPositive();

        progress.done().clear();
        stack.stop(running.running(), progress);
        assertThat(progress.done()).startsWith("gateway stopped", "order stopped").endsWith("postgres stopped")
                .hasSize(5);
        assertThat(running.running()).noneMatch(Running::isAlive);
        assertThat(stack.started()).isEmpty();
    }

    @Test
    void a_service_that_dies_ends_the_start_with_its_last_words() {
        behaviours.put(Component.ORDER, Behaviour.DIES);

        assertThatThrownBy(this::start).isInstanceOf(DemoFailed.class)
                .hasMessageStartingWith("order ended while it started. The end of ")
                .hasMessageEndingWith("stub starts\nstub cannot go on");
        assertThat(stack.started()).isEmpty();
        assertThat(PortCheck.isFree(new Ports(base).of(Component.POSTGRES))).isTrue();
    }

    @Test
    void a_service_that_does_not_get_ready_in_time_ends_the_start() {
        behaviours.put(Component.PAYMENT, Behaviour.NEVER_READY);

        assertThatThrownBy(() -> start(Duration.ofSeconds(4))).isInstanceOf(DemoFailed.class)
                .hasMessageStartingWith("payment did not get ready within 4 s");
        assertThat(stack.started()).isEmpty();
    }

    @Test
    void a_second_start_brings_back_only_what_has_died() {
        start();
        StackState before = stack.running().orElseThrow();
        Running order = before.find(Instance.of(Component.ORDER)).orElseThrow();
        Signal.KILL.send(order.process());
        await().until(() -> !order.isAlive());
        start();

        StackState after = stack.running().orElseThrow();
        assertThat(after.without(Instance.of(Component.ORDER))).isEqualTo(before.without(Instance.of(Component.ORDER)));
        assertThat(after.find(Instance.of(Component.ORDER))).isPresent()
                .isNotEqualTo(before.find(Instance.of(Component.ORDER)));
    }

    @Test
    void a_start_that_fails_leaves_what_ran_before_running() {
        start();
        StackState before = stack.running().orElseThrow();
        Running order = before.find(Instance.of(Component.ORDER)).orElseThrow();
        Signal.KILL.send(order.process());
        await().until(() -> !order.isAlive());
        behaviours.put(Component.ORDER, Behaviour.DIES);

        assertThatThrownBy(this::start).isInstanceOf(DemoFailed.class);
        assertThat(stack.running()).contains(before.without(Instance.of(Component.ORDER)));
    }

    @Test
    void replicas_start_side_by_side() {
        start(new Replicas(Map.of(Component.PAYMENT, 2)));

        assertThat(status(stack.running().orElseThrow()).json()).containsKeys("payment", "payment-2");
        assertThat(status(stack.running().orElseThrow()).isWhollyUp()).isTrue();
    }

    @Test
    void what_a_killed_start_left_unready_is_waited_for_and_not_started_again() {
        start();
        StackState before = stack.running().orElseThrow();
        Running order = before.find(Instance.of(Component.ORDER)).orElseThrow();

        stack.startup(before, Set.of(), List.of(order), PATIENCE, progress).run();
        assertThat(stack.running()).contains(before);
        assertThat(progress.done()).endsWith("order ready");
    }

    @Test
    void what_is_frozen_is_neither_waited_for_nor_left_when_all_is_stopped() {
        start();
        StackState running = stack.running().orElseThrow();
        Running postgres = running.find(Instance.of(Component.POSTGRES)).orElseThrow();
        Freezing.freeze(postgres.process());

        assertThat(status(running).instances().get(postgres.instance()).health()).isEqualTo("FROZEN");
        assertThatThrownBy(() -> stack.unready(running)).isInstanceOf(DemoFailed.class)
                .hasMessage("postgres is frozen. First: ./demo thaw postgres");
        stack.stop(running.running(), progress);
        assertThat(running.running()).noneMatch(Running::isAlive);
    }

    @Test
    void a_service_does_not_start_without_its_database() {
        start();
        stack.crash(stack.running().orElseThrow().find(Instance.of(Component.POSTGRES)).orElseThrow());
        stack.crash(stack.running().orElseThrow().find(Instance.of(Component.ORDER)).orElseThrow());
        StackState rest = stack.running().orElseThrow();

        assertThat(rest.missing()).extracting(Instance::name).containsExactly("order", "postgres");
        assertThatThrownBy(() -> stack.startup(rest, Set.of(Instance.of(Component.ORDER)), List.of(), PATIENCE,
                progress)).hasMessage("PostgreSQL does not run. First: ./demo start postgres");
    }

    @Test
    void a_server_that_nobody_wrote_down_is_ended_before_the_next_start() throws IOException {
        start();
        StackState running = stack.running().orElseThrow();
        Files.delete(home.stackFile());
        List<String> said = new ArrayList<>();
        stack.endLeftBehind(said::add);

        assertThat(said).singleElement().asString()
                .startsWith("Ended what a killed ./demo had left behind: ").contains("PostgreSQL (pid ", "a service");
        assertThat(running.running()).noneMatch(Running::isAlive);
    }

    /** A server that PostgreSQL has forked for it, and that still waits for its first word, bears PostgreSQL's name. */
    @Test
    void a_silent_connection_to_postgres_is_not_taken_for_something_left_behind() throws IOException {
        start();
        StackState running = stack.running().orElseThrow();
        Running postgres = running.find(Instance.of(Component.POSTGRES)).orElseThrow();
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), postgres.port())) {
            await().until(() -> postgres.process().handle().orElseThrow().descendants()
                    .anyMatch(child -> Arguments.of(child).contains("-D")));

            assertThat(stack.leftBehind()).isEmpty();
        }
    }

    @Test
    void who_ends_a_start_means_what_was_started_again_in_its_place_too() {
        Startup startup = startup(PATIENCE);
        startup.run();
        Instance order = Instance.of(Component.ORDER);
        stack.crash(stack.running().orElseThrow().find(order).orElseThrow());
        StackState rest = stack.running().orElseThrow();
        stack.startup(rest, Set.of(order), List.of(), PATIENCE, progress).run();
        StackState again = stack.running().orElseThrow();
        assertThat(startup.others()).isEmpty();

        startup.stop();
        assertThat(again.running()).hasSize(5).noneMatch(Running::isAlive);
        assertThat(stack.started()).isEmpty();
    }

    @Test
    void what_cannot_be_started_is_not_stopped_for_it() {
        start();
        StackState running = stack.running().orElseThrow();
        Freezing.freeze(running.find(Instance.of(Component.POSTGRES)).orElseThrow().process());

        assertThatThrownBy(() -> stack.requireStartable(running, List.of(Instance.of(Component.ORDER))))
                .hasMessage("postgres is frozen. First: ./demo thaw postgres");
    }

    @Test
    void wiping_deletes_the_data_and_keeps_what_is_no_shoppers() throws IOException {
        start();
        stack.stop(stack.running().orElseThrow().running(), progress);
        new Data(home).wipe();

        assertThat(home.state()).isDirectoryNotContaining("glob:**/{*postgres*,logs,tmp,cookies.txt}")
                .isDirectoryContaining("glob:**/secrets");
    }

    @Test
    void after_its_end_a_start_starts_nothing_any_more() {
        Startup startup = startup(PATIENCE);
        startup.stop();

        assertThatThrownBy(startup::run).isInstanceOf(DemoFailed.class);
        assertThat(stack.started()).isEmpty();
        assertThat(PortCheck.isFree(new Ports(base).of(Component.POSTGRES))).isTrue();
    }

    @Test
    void a_newer_build_of_a_running_service_is_noticed() {
        start();
        assertThat(stack.outdated(stack.running().orElseThrow())).isEmpty();
        behaviours.put(Component.INVENTORY, Behaviour.NEVER_READY);

        assertThat(stack.outdated(stack.running().orElseThrow())).containsExactly(Instance.of(Component.INVENTORY));
    }

    private void start() {
        start(PATIENCE);
    }

    private void start(Duration patience) {
        startup(patience).run();
    }

    private void start(Replicas replicas) {
        StackState nothing = StackState.empty(base, replicas);
        stack.startup(nothing, nothing.missing(), List.of(), PATIENCE, progress).run();
    }

    private Startup startup(Duration patience) {
        StackState alive = stack.running().orElseGet(() -> StackState.empty(base, Replicas.ONE_EACH));
        return stack.startup(alive, alive.missing(), stack.unready(alive), patience, progress);
    }

    private StackStatus status(StackState state) {
        return StackStatus.of(state, home, binaries, InstantSource.system());
    }

    private final class StubApps implements Apps {

        @Override
        public String buildOf(Component service) {
            return "stub-" + behaviours.getOrDefault(service, Behaviour.READY);
        }

        @Override
        public Path jarOf(Component service) {
            try {
                return StubService.jar(folder.resolve(service.key()).resolve(buildOf(service)).resolve("stub.jar"),
                        behaviours.getOrDefault(service, Behaviour.READY));
            } catch (IOException e) {
                throw new DemoFailed(e.toString(), e);
            }
        }
    }
}
