package no.nattro.platform.upstream;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The instances of one neighbour that are ready, in turn. The turn goes round the ready ones only: to step over the others
 * would give whoever comes after one of them its calls on top of its own. Where none is ready it goes round those that are
 * only silent: a call to one of them has its own limit, and to refuse every call would make a slow moment a failure.
 */
public final class Turns {

    private final Map<URI, Readiness.Kind> instances = new LinkedHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();
    private volatile List<URI> inTurn;

    /**
     * All are ready until something else is heard of them.
     *
     * @throws IllegalArgumentException when there is no url
     */
    Turns(List<URI> urls) {
        if (urls.isEmpty()) {
            throw new IllegalArgumentException("a neighbour needs at least one url");
        }
        urls.forEach(url -> instances.put(url, Readiness.Kind.READY));
        this.inTurn = List.copyOf(instances.keySet());
    }

    /** The next instance, the first again after the last; empty when all have said that they are not ready. */
    public Optional<URI> next() {
        return at(turn.getAndIncrement());
    }

    /** The same for one call, attempt by attempt: a repeat goes to another instance, however many calls there are meanwhile. */
    Supplier<Optional<URI>> ofOneCall() {
        AtomicInteger own = new AtomicInteger(turn.getAndIncrement());
        return () -> at(own.getAndIncrement());
    }

    private Optional<URI> at(int number) {
        List<URI> now = inTurn;
        return now.isEmpty() ? Optional.empty() : Optional.of(now.get(Math.floorMod(number, now.size())));
    }

    /** Takes an instance in or out; tells whether that is news. */
    synchronized boolean set(URI instance, Readiness.Kind kind) {
        boolean news = instances.put(instance, kind) != kind;
        if (news) {
            List<URI> ready = those(Readiness.Kind.READY);
            inTurn = ready.isEmpty() ? those(Readiness.Kind.SILENT) : ready;
        }
        return news;
    }

    /** How many are ready now. */
    synchronized int ready() {
        return those(Readiness.Kind.READY).size();
    }

    private List<URI> those(Readiness.Kind kind) {
        return instances.keySet().stream().filter(instance -> instances.get(instance) == kind).toList();
    }
}
