package no.nattro.demo.watch;

import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nattro.demo.books.Books;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.stack.Running;
import no.nattro.demo.stack.StackState;
import no.nattro.demo.watch.InstanceLook.Condition;

/** Looks at a stack as it is at that moment: processes may come and go between two looks. */
public final class Watch {

    /** Longer than any that is asked takes: whoever waits so long has everybody's answer, or knows that there is none. */
    public static final Duration EVERYBODY = Duration.ofSeconds(20);

    private final BooksWatch books;
    private final InstantSource clock;
    private final Map<Running, InstanceWatch> watched = new HashMap<>();

    public Watch(Books books, InstantSource clock) {
        this.books = new BooksWatch(books);
        this.clock = clock;
    }

    /** @param patience how long it waits for answers; what comes later is seen at the next look */
    public Look look(StackState state, Duration patience) {
        List<Running> alive = state.alive().running();
        watched.keySet().retainAll(alive);
        alive.stream().filter(running -> running.component().isService() && running.managementPort() != null)
                .forEach(running -> watched.computeIfAbsent(running,
                        _ -> new InstanceWatch(running, running.managementPort())));
        await(Stream.concat(watched.values().stream().map(InstanceWatch::ask), Stream.of(books.ask()))
                .toArray(CompletableFuture[]::new), patience);
        SortedMap<Instance, InstanceLook> instances = new TreeMap<>(state.replicas().instances().stream()
                .collect(Collectors.toMap(instance -> instance, _ -> InstanceLook.of(Condition.STOPPED, null))));
        alive.forEach(running -> instances.put(running.instance(), look(running)));
        return new Look(clock.instant().truncatedTo(ChronoUnit.MILLIS).toString(), state.portBase(), instances,
                books.look());
    }

    private InstanceLook look(Running running) {
        InstanceWatch service = watched.get(running);
        return service != null
                ? service.look()
                : InstanceLook.of(running.isFrozen() ? Condition.FROZEN : Condition.RUNS, null);
    }

    private static void await(CompletableFuture<?>[] answers, Duration patience) {
        try {
            CompletableFuture.allOf(answers).get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            // somebody is slow
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
