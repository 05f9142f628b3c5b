package no.nattro.demo.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.process.Signal;
import no.nattro.demo.stack.StubService.Behaviour;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The starts of a stack, those that fail among them. */
class StackIT {

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
    void everything_starts_is_up_and_stops_callers_first() {
        stubbed.start();
        StackState running = stubbed.running();

        assertThat(running.missing()).isEmpty();
        assertThat(stubbed.status().isWhollyUp()).isTrue();
        assertThat(stubbed.status().instances().get(Instance.of(Component.POSTGRES)).rssBytes()).isPositive();

        stubbed.progress.done().clear();
        stubbed.stack.stop(running.running(), stubbed.progress);
        assertThat(stubbed.progress.done()).startsWith("gateway stopped", "order stopped").endsWith("postgres stopped")
                .hasSize(5);
        assertThat(running.running()).noneMatch(Running::isAlive);
        assertThat(stubbed.stack.started()).isEmpty();
    }

    @Test
    void a_service_that_dies_ends_the_start_with_its_last_words() {
        stubbed.behaves(Component.ORDER, Behaviour.DIES);

        assertThatThrownBy(stubbed::start).isInstanceOf(DemoFailed.class)
                .hasMessageStartingWith("order ended while it started. The end of ")
                .hasMessageEndingWith("stub starts\nstub cannot go on");
        assertThat(stubbed.stack.started()).isEmpty();
        assertThat(PortCheck.isFree(new Ports(stubbed.base).of(Component.POSTGRES))).isTrue();
    }

    @Test
    void a_service_that_does_not_get_ready_in_time_ends_the_start() {
        stubbed.behaves(Component.PAYMENT, Behaviour.NEVER_READY);

        assertThatThrownBy(() -> stubbed.start(Duration.ofSeconds(4))).isInstanceOf(DemoFailed.class)
                .hasMessageStartingWith("payment did not get ready within 4 s");
        assertThat(stubbed.stack.started()).isEmpty();
    }

    @Test
    void a_second_start_brings_back_only_what_has_died() {
        stubbed.start();
        StackState before = stubbed.running();
        Running order = before.find(Instance.of(Component.ORDER)).orElseThrow();
        Signal.KILL.send(order.process());
        await().until(() -> !order.isAlive());
        stubbed.start();

        StackState after = stubbed.running();
        assertThat(after.without(Instance.of(Component.ORDER))).isEqualTo(before.without(Instance.of(Component.ORDER)));
        assertThat(after.find(Instance.of(Component.ORDER))).isPresent()
                .isNotEqualTo(before.find(Instance.of(Component.ORDER)));
    }

    @Test
    void a_start_that_fails_leaves_what_ran_before_running() {
        stubbed.start();
        StackState before = stubbed.running();
        Running order = before.find(Instance.of(Component.ORDER)).orElseThrow();
        Signal.KILL.send(order.process());
        await().until(() -> !order.isAlive());
        stubbed.behaves(Component.ORDER, Behaviour.DIES);

        assertThatThrownBy(stubbed::start).isInstanceOf(DemoFailed.class);
        assertThat(stubbed.stack.running()).contains(before.without(Instance.of(Component.ORDER)));
    }

    /** A server that PostgreSQL has forked for it, and that still waits for its first word, bears PostgreSQL's name. */
    @Test
    void after_its_end_a_start_starts_nothing_any_more() {
        Startup startup = stubbed.startup(StubbedStack.PATIENCE);
        startup.stop();

        assertThatThrownBy(startup::run).isInstanceOf(DemoFailed.class);
        assertThat(stubbed.stack.started()).isEmpty();
        assertThat(PortCheck.isFree(new Ports(stubbed.base).of(Component.POSTGRES))).isTrue();
    }

    @Test
    void a_newer_build_of_a_running_service_is_noticed() {
        stubbed.start();
        assertThat(stubbed.stack.outdated(stubbed.running())).isEmpty();
        stubbed.behaves(Component.INVENTORY, Behaviour.NEVER_READY);

        assertThat(stubbed.stack.outdated(stubbed.running())).containsExactly(Instance.of(Component.INVENTORY));
    }
}
