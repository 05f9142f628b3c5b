package no.nattro.platform.upstream;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The instances of one neighbour that are good for a call, in turn. The turn goes round those only: to step over the others
 * would give whoever comes after one of them its calls on top of its own. Where none is good it goes round all that have not
 * said no: a call to one of them has its own limit, and to refuse every call would make a slow moment a failure.
 *
 * <p>An instance that comes back gets a small share at first. What ends by itself, a pause or the warming up, ends when
 * something is {@linkplain #set heard} of any instance: twice a second.
 */
public final class Turns {

    private static final Logger log = LoggerFactory.getLogger(Turns.class);

    private final String neighbour;
    private final Map<URI, Standing> instances = new LinkedHashMap<>(); // its keys never change
    private final LongSupplier nanos;
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger ejections = new AtomicInteger();
    private volatile List<URI> inTurn;

    /**
     * All are ready until something else is heard of them.
     *
     * @throws IllegalArgumentException when there is no url
     */
    Turns(String neighbour, List<URI> urls, LongSupplier nanos) {
        if (urls.isEmpty()) {
            throw new IllegalArgumentException("a neighbour needs at least one url");
        }
        urls.forEach(url -> instances.put(url, new Standing()));
        this.neighbour = neighbour;
        this.nanos = nanos;
        this.inTurn = List.copyOf(instances.keySet());
    }

    /** The next instance, the first again after the last; empty when all have said that they are not ready. */
    public Optional<URI> next() {
        List<URI> now = inTurn;
        return now.isEmpty() ? Optional.empty() : Optional.of(at(now, turn.getAndIncrement()));
    }

    /** The same for one call, attempt by attempt: a repeat goes to another instance, however many calls there are meanwhile. */
    Supplier<Optional<URI>> ofOneCall() {
        return new Supplier<>() {
            private int number = turn.getAndIncrement();
            private @Nullable URI last;

            @Override
            public Optional<URI> get() {
                List<URI> now = inTurn;
                if (now.isEmpty()) {
                    return Optional.empty();
                }
                URI next = at(now, number++);
                for (int others = 1; next.equals(last) && others < now.size(); others++) {
                    next = at(now, number++);
                }
                last = next;
                return Optional.of(next);
            }
        };
    }

    private static URI at(List<URI> round, int number) {
        return round.get(Math.floorMod(number, round.size()));
    }

    /** A call to the instance ended well. */
    public void succeeded(URI instance) {
        Standing standing = instances.get(instance);
        if (standing != null && standing.hasFailed()) {
            synchronized (this) {
                standing.succeeded();
            }
        }
    }

    /**
     * A call to the instance failed. Some in a row take it out of turn for a while.
     *
     * @return whether calls go to others now, so that the failure is this instance's and not the neighbour's
     */
    public boolean failed(URI instance) {
        return failed(instance, false);
    }

    /**
     * The same for a connection that was refused or broke: this alone takes the instance out of turn until it says again that
     * it is ready. Where there is no other it keeps its turn.
     */
    public boolean lost(URI instance) {
        return failed(instance, true);
    }

    private synchronized boolean failed(URI instance, boolean isLost) {
        Standing standing = instances.get(instance);
        if (standing == null || instances.size() == 1) {
            return false;
        }
        boolean wasGood = standing.isGood();
        long now = nanos.getAsLong();
        if (isLost) {
            standing.lost(now);
        } else {
            standing.failed(now);
        }
        arrange(now);
        boolean othersTakeOver = !inTurn.contains(instance);
        if (wasGood && !standing.isGood()) {
            ejections.incrementAndGet();
            log.warn("{} at {} {}", neighbour, instance, standing.isOut()
                    ? "failed call after call and gets no new one for a while, if there are others"
                    : "is lost and gets no new call until it is ready again, if there are others");
        }
        return othersTakeOver;
    }

    /** What an instance said of itself; tells whether that is news. */
    synchronized boolean set(URI instance, Readiness.Kind kind) {
        long now = nanos.getAsLong();
        Standing standing = instances.get(instance);
        boolean news = standing != null && standing.hear(kind, now);
        arrange(now);
        return news;
    }

    private void arrange(long now) {
        instances.values().forEach(standing -> standing.tick(now));
        List<URI> round = round(Standing::isGood, now);
        inTurn = round.isEmpty() ? round(Standing::isBetterThanNothing, now) : round;
    }

    private List<URI> round(Predicate<Standing> chosen, long now) {
        Map<URI, Integer> shares = new LinkedHashMap<>();
        instances.forEach((instance, standing) -> {
            if (chosen.test(standing)) {
                shares.put(instance, standing.share(now));
            }
        });
        return Shares.round(shares);
    }

    /** How many get new calls by right, and not only for want of others. */
    synchronized int ready() {
        return Math.toIntExact(instances.values().stream().filter(Standing::isGood).count());
    }

    /** How often a failure has taken an instance out of turn. */
    int ejections() {
        return ejections.get();
    }
}
