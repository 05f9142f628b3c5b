package no.nattro.platform.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import no.nattro.platform.request.Deadline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.web.client.RestClient;

/** Calls to a neighbour of two instances. Each is asked once whether it is ready: what happens next is between two polls. */
@Timeout(30)
class SeveralInstancesTest {

    private final Instance one = new Instance();
    private final Instance two = new Instance();
    private final ReadyInstances instances = new ReadyInstances(new SimpleMeterRegistry(), Duration.ofHours(1));
    private final Upstreams upstreams = new Upstreams(
            new UpstreamProperties(Map.of("neighbour", new UpstreamProperties.Upstream(List.of(one.url(), two.url()),
                    Duration.ofMillis(250), Duration.ofMillis(250), Duration.ofSeconds(2), 20, 2))),
            new StaticListableBeanFactory(Map.of("builder", RestClient.builder()))
                    .getBeanProvider(RestClient.Builder.class),
            Jackson2ObjectMapperBuilder.json(), RetryRegistry.ofDefaults(), instances);

    @AfterEach
    void close() {
        upstreams.destroy();
        instances.destroy();
        one.close();
        two.close();
    }

    @Test
    void calls_take_turns() {
        Upstream neighbour = neighbour();
        for (int i = 0; i < 10; i++) {
            assertThat(send(neighbour)).isInstanceOf(Outcome.Done.class);
        }
        assertThat(one.calls()).isEqualTo(two.calls()).isEqualTo(5);
    }

    @Test
    void one_that_has_just_died_costs_a_repeat_on_the_other_and_no_call() {
        Upstream neighbour = neighbour();
        one.close();

        for (int i = 0; i < 10; i++) {
            assertThat(send(neighbour)).isInstanceOf(Outcome.Done.class);
        }
    }

    @Test
    void one_that_fails_fast_costs_a_repeat_on_the_other() {
        Upstream neighbour = neighbour();
        one.answer(500);

        for (int i = 0; i < 10; i++) {
            assertThat(send(neighbour)).isInstanceOf(Outcome.Done.class);
        }
        assertThat(one.calls()).isEqualTo(5);
    }

    @Test
    void one_that_is_not_ready_is_not_called() {
        one.readyz(503);
        Upstream neighbour = neighbour();
        await().until(() -> callsTo(one, neighbour) == 0); // what it said may still be on its way

        assertThat(callsTo(one, neighbour)).isZero();
    }

    private static int callsTo(Instance instance, Upstream neighbour) {
        int before = instance.calls();
        for (int i = 0; i < 4; i++) {
            assertThat(send(neighbour)).isInstanceOf(Outcome.Done.class);
        }
        return instance.calls() - before;
    }

    @Test
    void without_a_ready_one_nothing_is_sent_and_nothing_repeated() {
        one.readyz(503);
        two.readyz(503);
        Upstream neighbour = neighbour();
        await().until(() -> send(neighbour) instanceof Outcome.NotSent);
        int calls = one.calls() + two.calls();

        assertThat(send(neighbour)).isEqualTo(new Outcome.NotSent<>("no instance is ready"));

        assertThat(one.calls() + two.calls()).isEqualTo(calls);
    }

    @Test
    void a_repeat_that_was_not_sent_does_not_hide_that_the_first_attempt_was() {
        Upstream neighbour = neighbour();
        one.answer(500);
        two.close();

        assertThat(send(neighbour)).isEqualTo(new Outcome.Unknown<>("answered 500"));
        assertThat(one.calls()).isEqualTo(1);
    }

    private Upstream neighbour() {
        Upstream neighbour = upstreams.named("neighbour");
        await().until(() -> one.questions() == 1 && two.questions() == 1);
        return neighbour;
    }

    private static Outcome<String, NoRefusal> send(Upstream neighbour) {
        return neighbour.send(new UpstreamCall<>(HttpMethod.PUT, "/things/{id}", 42, null, Map.class,
                Map.<String, NoRefusal>of()), Deadline.in(Duration.ofSeconds(10)))
                .flatMap(answer -> new Outcome.Done<>(String.valueOf(answer.get("value"))));
    }
}
