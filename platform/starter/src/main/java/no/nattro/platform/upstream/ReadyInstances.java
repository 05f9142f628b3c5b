package no.nattro.platform.upstream;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.beans.factory.DisposableBean;

/**
 * Knows which instances of the neighbours are ready: {@code GET <url>/readyz} answers 200. Without it every second call to a
 * neighbour of two would fail from the moment that one of them starts, stops, freezes or loses its database. What is known
 * is at most half a second old, plus one second where an instance is silent; only where none is ready, a silent one keeps its
 * turn. Who sends calls may tell how they end, and an instance that fails them is out of turn at once; a call that it has cost
 * is repeated on another by who sends it, if that is safe.
 */
public class ReadyInstances implements DisposableBean {

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LIMIT = Duration.ofSeconds(1); // a full pool of the instance's database says so in half of it

    private final MeterRegistry metrics;
    private final Duration pause;
    private final Queue<Thread> polls = new ConcurrentLinkedQueue<>();

    ReadyInstances(MeterRegistry metrics) {
        this(metrics, PAUSE);
    }

    /** @param pause from an instance's answer to the next question */
    ReadyInstances(MeterRegistry metrics, Duration pause) {
        this.metrics = metrics;
        this.pause = pause;
    }

    /**
     * The turns of a neighbour's instances. Where there are several, each is asked at once and every half second from then on
     * until the application ends; until its first answer it counts as ready. A single one is not asked: there is nothing to
     * choose, and in Kubernetes it is the Service that chooses.
     *
     * @param neighbour its name in the log, and as tag {@code upstream} of {@code nattro.upstream.ready} and {@code .ejections}
     * @param urls      absolute, at least one
     */
    public Turns of(String neighbour, List<URI> urls) {
        Turns turns = new Turns(neighbour, urls, System::nanoTime);
        Set<URI> instances = new LinkedHashSet<>(urls);
        if (instances.size() > 1) {
            Gauge.builder("nattro.upstream.ready", turns, Turns::ready).tag("upstream", neighbour)
                    .description("Instances that get new requests now").register(metrics);
            FunctionCounter.builder("nattro.upstream.ejections", turns, Turns::ejections).tag("upstream", neighbour)
                    .description("How often a failed call has taken an instance out of turn").register(metrics);
            instances.forEach(instance -> polls.add(start(neighbour, instance, turns)));
        }
        return turns;
    }

    private Thread start(String neighbour, URI instance, Turns turns) {
        return Thread.ofVirtual().name("readiness of " + neighbour + " at " + instance).start(
                new ReadinessPoll(neighbour, instance, turns, new ReadinessQuestion(instance, LIMIT), pause));
    }

    @Override
    public void destroy() {
        polls.forEach(Thread::interrupt);
    }
}
