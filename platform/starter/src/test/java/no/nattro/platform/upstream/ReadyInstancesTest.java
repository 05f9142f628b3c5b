package no.nattro.platform.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@Timeout(30)
@ExtendWith(OutputCaptureExtension.class)
class ReadyInstancesTest {

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final ReadyInstances instances = new ReadyInstances(metrics, Duration.ofMillis(20));
    private final Instance one = new Instance();
    private final Instance two = new Instance();

    @AfterEach
    void close() {
        instances.destroy();
        one.close();
        two.close();
    }

    @Test
    void who_says_that_it_is_not_ready_gets_no_turn_until_it_says_that_it_is(CapturedOutput log) {
        Turns turns = instances.of("neighbour", List.of(one.url(), two.url()));
        assertThat(turnsOf(turns)).containsExactlyInAnyOrder(one.url(), two.url());

        one.readyz(503);
        await().until(() -> turnsOf(turns).equals(Set.of(two.url())));
        one.readyz(200);
        await().until(() -> turnsOf(turns).equals(Set.of(one.url(), two.url())));

        assertThat(log.getOut().lines().filter(line -> line.contains("neighbour at"))).satisfiesExactly(
                left -> assertThat(left).contains("WARN", one.url() + " is not ready", "answered 503"),
                back -> assertThat(back).contains("INFO", one.url() + " is ready again"));
    }

    @Test
    void who_is_gone_or_frozen_gets_no_turn() {
        try (SlowLine frozen = new SlowLine("")) {
            Turns turns = instances.of("neighbour", List.of(one.url(), two.url(), frozen.url()));
            long start = System.nanoTime();
            two.close();

            await().until(() -> turnsOf(turns).equals(Set.of(one.url())));

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void a_frozen_one_is_asked_on_one_connection_at_a_time() {
        try (SlowLine frozen = new SlowLine("")) {
            instances.of("neighbour", List.of(one.url(), frozen.url()));

            await().until(() -> frozen.accepted() == 3);
            await().until(() -> frozen.open() <= 1);
        }
    }

    @Test
    void until_it_is_heard_of_an_instance_counts_as_ready() {
        try (SlowLine silent = new SlowLine("")) {
            Turns turns = instances.of("neighbour", List.of(one.url(), silent.url()));

            assertThat(turnsOf(turns)).contains(silent.url());
        }
    }

    @Test
    void when_none_is_ready_it_is_nobodys_turn() {
        one.readyz(503);
        two.readyz(503);
        Turns turns = instances.of("neighbour", List.of(one.url(), two.url()));

        await().until(() -> turns.next().isEmpty());
    }

    @Test
    void when_the_others_say_no_a_silent_one_keeps_its_turn() {
        one.readyz(503);
        try (SlowLine silent = new SlowLine("")) {
            Turns turns = instances.of("neighbour", List.of(one.url(), silent.url()));

            await().until(() -> turns.ready() == 0);
            assertThat(turnsOf(turns)).containsExactly(silent.url());
        }
    }

    @Test
    void the_only_one_is_not_asked_even_if_it_is_named_twice() {
        instances.of("only", List.of(one.url()));
        instances.of("twice", List.of(one.url(), one.url()));
        instances.of("several", List.of(two.url(), URI.create(two.url() + "/")));

        await().until(() -> two.questions() >= 6);
        assertThat(one.questions()).isZero();
        assertThat(metrics.find("nattro.upstream.ready").gauges()).hasSize(1);
    }

    @Test
    void a_gauge_tells_how_many_are_ready() {
        Turns turns = instances.of("neighbour", List.of(one.url(), two.url()));
        assertThat(metrics.get("nattro.upstream.ready").tag("upstream", "neighbour").gauge().value()).isEqualTo(2);

        one.readyz(503);

        await().until(() -> metrics.get("nattro.upstream.ready").gauge().value() == 1);
        assertThat(turns.ready()).isEqualTo(1);
    }

    @Test
    void they_are_asked_while_the_application_runs_and_not_after_whatever_client_it_has() {
        new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(ReadyInstancesAutoConfiguration.class))
                .withBean(MeterRegistry.class, () -> metrics)
                .withClassLoader(new FilteredClassLoader("org.apache.hc", "io.github.resilience4j")) // as in the gateway
                .run(context -> {
                    context.getBean(ReadyInstances.class).of("neighbour", List.of(one.url(), two.url()));
                    await().until(() -> one.questions() >= 2 && two.questions() >= 2);
                });

        AtomicInteger seen = new AtomicInteger();
        await().during(Duration.ofMillis(1_200)).until(() -> seen.getAndSet(one.questions()) == seen.get());
    }

    /** Whose turns the next ten are. */
    private static Set<URI> turnsOf(Turns turns) {
        return Stream.generate(turns::next).limit(10).flatMap(Optional::stream).collect(Collectors.toSet());
    }
}
