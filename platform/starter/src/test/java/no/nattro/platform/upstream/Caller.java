package no.nattro.platform.upstream;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import no.nattro.platform.breaker.NeighbourBreakers;
import no.nattro.platform.request.Deadline;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.http.HttpMethod;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.web.client.RestClient;

/**
 * A service that calls a neighbour. What a test does not set is as it ships, since it is bound as from a service's own
 * configuration; the pauses of its breaker pass when the test says so.
 */
final class Caller implements AutoCloseable {

    static final Duration BUDGET = Duration.ofSeconds(10);

    private final AtomicLong nanos = new AtomicLong();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final CircuitBreakerRegistry breakers = CircuitBreakerRegistry.ofDefaults();
    private final ReadyInstances instances;
    private final Upstreams upstreams;
    private final Upstream neighbour;

    /** @param settings as in {@code total-timeout=1s} */
    Caller(String urls, String... settings) {
        this(urls, Duration.ofMillis(500), settings);
    }

    Caller(String urls, Duration readinessPause, String... settings) {
        Map<String, String> properties = Arrays.stream(settings).map(setting -> setting.split("=", 2))
                .collect(
                        Collectors.toMap(setting -> "nattro.upstreams.neighbour." + setting[0], setting -> setting[1]));
        properties.put("nattro.upstreams.neighbour.urls", urls);
        instances = new ReadyInstances(metrics, readinessPause);
        upstreams = new Upstreams(
                new Binder(new MapConfigurationPropertySource(properties)).bind("nattro", UpstreamProperties.class)
                        .get(),
                new StaticListableBeanFactory(Map.of("builder", RestClient.builder()))
                        .getBeanProvider(RestClient.Builder.class),
                Jackson2ObjectMapperBuilder.json(),
                new Brakes(RetryRegistry.ofDefaults(), new NeighbourBreakers(breakers, metrics, nanos::get),
                        BulkheadRegistry.ofDefaults(), metrics),
                instances);
        neighbour = upstreams.named("neighbour");
    }

    Outcome<Answer, Refusal> send(Object thing) {
        return send(thing, Deadline.in(BUDGET));
    }

    Outcome<Answer, Refusal> send(Object thing, Deadline deadline) {
        return neighbour.send(new UpstreamCall<>(HttpMethod.PUT, "/things/{id}", thing, Map.of("some", "body"),
                Answer.class, Map.of("sold-out", Refusal.SOLD_OUT)), deadline);
    }

    Upstreams upstreams() {
        return upstreams;
    }

    State state() {
        return breakers.circuitBreaker("neighbour").getState();
    }

    /** Lets time pass for the breaker, and for nobody else. */
    void later(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /** Seconds until the next probe. */
    double pause() {
        return metrics.get("nattro.upstream.breaker.pause").tag("upstream", "neighbour").gauge().value();
    }

    int refusedBy(String brake) {
        return (int) metrics.get("nattro.upstream.refused").tag("upstream", "neighbour").tag("brake", brake).counter()
                .count();
    }

    int calls(String state) {
        return (int) metrics.get("nattro.upstream.calls").tag("upstream", "neighbour").tag("state", state).gauge()
                .value();
    }

    int places() {
        return (int) metrics.get("nattro.upstream.places").tag("upstream", "neighbour").gauge().value();
    }

    static String url(int port) {
        return URI.create("http://127.0.0.1:" + port).toString();
    }

    @Override
    public void close() {
        upstreams.destroy();
        instances.destroy();
    }

    record Answer(@Nullable String value) {}

    enum Refusal {
        SOLD_OUT
    }
}
