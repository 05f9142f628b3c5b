package no.nattro.demo.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.process.Arguments;
import no.nattro.demo.process.Freezing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stack that runs, and what happens to it. */
class LivingStackIT {

    /** One for all, so that the database is made once: a start must cope with what the one before has left anyway. */
    @TempDir
    private static Path folder;
    private StubbedStack stubbed;

    @BeforeEach
    void aStack() {
        stubbed = new StubbedStack(folder);
    }

    @AfterEach
    void leaveNothingBehind() {
        stubbed.stop();
    }

    @Test
    void replicas_start_side_by_side() {
        stubbed.start(new Replicas(Map.of(Component.PAYMENT, 2)));

        assertThat(stubbed.status().json()).containsKeys("payment", "payment-2");
        assertThat(stubbed.status().isWhollyUp()).isTrue();
    }

    @Test
    void what_a_killed_start_left_unready_is_waited_for_and_not_started_again() {
        stubbed.start();
        StackState before = stubbed.running();
        Running order = before.find(Instance.of(Component.ORDER)).orElseThrow();

        stubbed.stack.startup(before, Set.of(), List.of(order), StubbedStack.PATIENCE, stubbed.progress).run();
        assertThat(stubbed.stack.running()).contains(before);
        assertThat(stubbed.progress.done()).endsWith("order ready");
    }

    @Test
    void what_is_frozen_is_neither_waited_for_nor_left_when_all_is_stopped() {
        stubbed.start();
        StackState running = stubbed.running();
        Running postgres = running.find(Instance.of(Component.POSTGRES)).orElseThrow();
        Freezing.freeze(postgres.process());

        assertThat(stubbed.status().instances().get(postgres.instance()).health()).isEqualTo("FROZEN");
        assertThatThrownBy(() -> stubbed.stack.unready(running)).isInstanceOf(DemoFailed.class)
                .hasMessage("postgres is frozen. First: ./demo thaw postgres");
        stubbed.stack.stop(running.running(), stubbed.progress);
        assertThat(running.running()).noneMatch(Running::isAlive);
    }

    @Test
    void a_service_does_not_start_without_its_database() {
        stubbed.start();
        stubbed.stack.crash(stubbed.running(Component.POSTGRES));
        stubbed.stack.crash(stubbed.running(Component.ORDER));
        StackState rest = stubbed.running();

        assertThat(rest.missing()).extracting(Instance::name).containsExactly("order", "postgres");
        assertThatThrownBy(() -> stubbed.stack.startup(rest, Set.of(Instance.of(Component.ORDER)), List.of(),
                StubbedStack.PATIENCE,
                stubbed.progress)).hasMessage("PostgreSQL does not run. First: ./demo start postgres");
    }

    @Test
    void a_server_that_nobody_wrote_down_is_ended_before_the_next_start() throws IOException {
        stubbed.start();
        StackState running = stubbed.running();
        Files.delete(stubbed.home.stackFile());
        List<String> said = new ArrayList<>();
        stubbed.stack.endLeftBehind(said::add);

        assertThat(said).singleElement().asString()
                .startsWith("Ended what a killed ./demo had left behind: ").contains("PostgreSQL (pid ", "a service");
        assertThat(running.running()).noneMatch(Running::isAlive);
    }

    @Test
    void a_silent_connection_to_postgres_is_not_taken_for_something_left_behind() throws IOException {
        stubbed.start();
        StackState running = stubbed.running();
        Running postgres = running.find(Instance.of(Component.POSTGRES)).orElseThrow();
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), postgres.port())) {
            await().until(() -> postgres.process().handle().orElseThrow().descendants()
                    .anyMatch(child -> Arguments.of(child).contains("-D")));

            assertThat(stubbed.stack.leftBehind()).isEmpty();
        }
    }

    @Test
    void who_ends_a_start_means_what_was_started_again_in_its_place_too() {
        Startup startup = stubbed.startup(StubbedStack.PATIENCE);
        startup.run();
        Instance order = Instance.of(Component.ORDER);
        stubbed.stack.crash(stubbed.running().find(order).orElseThrow());
        StackState rest = stubbed.running();
        stubbed.stack.startup(rest, Set.of(order), List.of(), StubbedStack.PATIENCE, stubbed.progress).run();
        StackState again = stubbed.running();
        assertThat(startup.others()).isEmpty();

        startup.stop();
        assertThat(again.running()).hasSize(5).noneMatch(Running::isAlive);
        assertThat(stubbed.stack.started()).isEmpty();
    }

    @Test
    void what_cannot_be_started_is_not_stopped_for_it() {
        stubbed.start();
        StackState running = stubbed.running();
        Freezing.freeze(running.find(Instance.of(Component.POSTGRES)).orElseThrow().process());

        assertThatThrownBy(() -> stubbed.stack.requireStartable(running, List.of(Instance.of(Component.ORDER))))
                .hasMessage("postgres is frozen. First: ./demo thaw postgres");
    }

    @Test
    void wiping_deletes_the_data_and_keeps_what_is_no_shoppers() throws IOException {
        stubbed.start();
        stubbed.stack.stop(stubbed.running().running(), stubbed.progress);
        new Data(stubbed.home).wipe();

        assertThat(stubbed.home.state()).isDirectoryNotContaining("glob:**/{*postgres*,logs,tmp,cookies.txt}")
                .isDirectoryContaining("glob:**/secrets");
    }
}
