package no.nattro.demo.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import no.nattro.demo.stack.Component;
import org.jspecify.annotations.Nullable;

/** Reads what one process measures, again and again. The names of the metrics are the contract with the services. */
final class ServiceMeters {

    private static final Map<Component, List<String>> NEIGHBOURS = Map.of(Component.ORDER,
            List.of("inventory", "payment"), Component.PAYMENT, List.of("bank"));

    private static final String UPSTREAM = "upstream";
    private static final String SHARE = "share";
    private static final double MILLIS = 1000;

    private final Component component;
    private final Meters meters;
    private final Pace pace;
    private final BreakerMeters breakers;

    ServiceMeters(Component component, Meters meters, Pace pace) {
        this.component = component;
        this.meters = meters;
        this.pace = pace;
        this.breakers = new BreakerMeters(meters, pace);
    }

    /** @throws NoAnswer when it does not say everything in time */
    Measured read() {
        Measured measured = component == Component.GATEWAY ? gateway() : service();
        pace.sawAll();
        return measured;
    }

    private Measured gateway() {
        Parts refused = meters.counter("nattro.gateway.breaker.refused", List.of(), "route");
        List<Outgoing> routes = new ArrayList<>();
        breakers.read(refused::of, route -> meters.value("nattro.gateway.breaker.pause", "route:" + route))
                .forEach((route, breaker) -> routes.add(new Outgoing(route, breaker, null, null, null)));
        List<Brake> brakes = new ArrayList<>();
        brakes.addAll(brakes("rate-limit", meters.counter("nattro.gateway.rate-limit.refused", List.of(), "limit")));
        brakes.addAll(brakes("pool", meters.counter("nattro.gateway.pool.refused", List.of(), UPSTREAM)));
        brakes.addAll(brakes("turns", meters.counter("nattro.gateway.turns.refused", List.of(), UPSTREAM)));
        return new Measured(routes, brakes, List.of(), null, null);
    }

    private Measured service() {
        Parts refused = meters.counter("nattro.upstream.refused", List.of(), UPSTREAM, "brake");
        List<Brake> brakes = new ArrayList<>();
        refused.values().keySet().stream().filter(combination -> !combination.getLast().equals("breaker"))
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .forEach(combination -> brake(combination.getLast(), combination.getFirst(),
                        refused.of(combination.toArray(String[]::new)), brakes));
        brakes.addAll(brakes("inbound", meters.counter("nattro.inbound.refused", List.of(), SHARE)));
        return new Measured(outgoing(refused), brakes, inbound(),
                component == Component.ORDER ? checkouts() : null,
                component == Component.ORDER ? null : whole(meters.value("nattro.faults.active")));
    }

    private List<Outgoing> outgoing(Parts refused) {
        SortedMap<String, Breaker> breakersOf = breakers.read(name -> refused.of(name, "breaker"),
                name -> meters.value("nattro.upstream.breaker.pause", UPSTREAM + ":" + name));
        Parts places = meters.constant("nattro.upstream.places", UPSTREAM);
        Parts sent = calls("sent", places);
        Parts waiting = calls("waiting", places);
        SortedSet<String> names = new TreeSet<>(NEIGHBOURS.getOrDefault(component, List.of()));
        names.addAll(breakersOf.keySet());
        names.addAll(places.names());
        return names.stream().map(name -> new Outgoing(name, breakersOf.get(name), whole(sent.of(name)),
                whole(waiting.of(name)), whole(places.of(name)))).toList();
    }

    private Parts calls(String state, Parts places) {
        return places.there()
                ? meters.gauge("nattro.upstream.calls", List.of("state:" + state), UPSTREAM)
                : Parts.MISSING;
    }

    private List<Brake> brakes(String brake, Parts refused) {
        List<Brake> brakes = new ArrayList<>();
        refused.names().forEach(of -> brake(brake, of, refused.of(of), brakes));
        return brakes;
    }

    private void brake(String brake, String of, @Nullable Double refused, List<Brake> brakes) {
        Counted counted = pace.of(brake + " " + of, refused);
        if (counted != null && counted.total() > 0) {
            brakes.add(new Brake(brake, of, counted));
        }
    }

    private List<Share> inbound() {
        Parts limits = meters.constant("nattro.inbound.limit", SHARE);
        Parts requests = limits.there() ? meters.gauge("nattro.inbound.requests", List.of(), SHARE) : Parts.MISSING;
        return limits.names().stream()
                .map(share -> new Share(share, whole(requests.of(share)), Math.round(limits.of(share)))).toList();
    }

    private @Nullable Checkouts checkouts() {
        Counted answered = pace.of("checkout", meters.value("nattro.checkout"));
        return answered == null ? null : new Checkouts(answered, percentile("0.5"), percentile("0.99"));
    }

    /** A percentile of nothing is 0. */
    private @Nullable Double percentile(String phi) {
        Double seconds = meters.value("nattro.checkout.percentile", "phi:" + phi);
        return seconds == null || seconds == 0 ? null : seconds * MILLIS;
    }

    private static @Nullable Long whole(@Nullable Double value) {
        return value == null ? null : Math.round(value);
    }
}
