package no.nattro.demo.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import no.nattro.demo.home.DemoFailed;

/** One measurement, from an empty stack to its figures. */
public final class Bench implements AutoCloseable {

    /** Connections are made, and the caches of the processor filled, before a window counts. */
    private static final Duration LEAD_IN = Duration.ofSeconds(1);

    /** All ways have their turn several times while the system gets warm. */
    private static final Duration WARMING_TURN = Duration.ofSeconds(5);

    private final BenchPlan plan;
    private final BenchSystem system;
    private final Consumer<String> say;

    /** Starts nothing yet, so that who wants to be able to end it has something to close. */
    public Bench(BenchPlan plan, BenchSystem system, Consumer<String> say) {
        this.plan = plan;
        this.system = system;
        this.say = say;
    }

    /** @throws DemoFailed when it could not be measured: a read that went wrong makes all figures worthless */
    public BenchReport run() {
        system.start();
        double before = load();
        say.accept("Warming up for " + plan.warmUp().toSeconds() + " s");
        warmUp();
        Map<Way, List<Pair>> pairs = new EnumMap<>(Way.class);
        for (int number = 1; number <= plan.pairs(); number++) {
            for (Way way : plan.ways()) {
                Pair pair = new Pair(direct(), through(way));
                pairs.computeIfAbsent(way, _ -> new ArrayList<>()).add(pair);
                say.accept(String.format(Locale.ROOT, "Pair %d of %d: %s %.2f", number, plan.pairs(), way.words(),
                        pair.ratio()));
            }
        }
        return new BenchReport(plan.warmUp().toSeconds(), plan.window().toSeconds(), plan.pairs(),
                Visitors.perSecond(), Runtime.getRuntime().availableProcessors(), List.of(before, load()),
                pairs.entrySet().stream().map(each -> Figures.of(each.getKey(), each.getValue())).toList());
    }

    private void warmUp() {
        long end = System.nanoTime() + plan.warmUp().toNanos();
        while (System.nanoTime() < end) {
            visit(system.direct());
            plan.ways().forEach(way -> visit(system.door(way)));
        }
    }

    private void visit(Door door) {
        try (Visitors visitors = new Visitors(door, system.certificate())) {
            visitors.enter();
            visitors.look(shorter(WARMING_TURN, plan.warmUp()));
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private Window direct() {
        return measure(system.direct(), () -> Duration.ZERO);
    }

    private Window through(Way way) {
        return measure(system.door(way), system.between(way)::soFar);
    }

    private Window measure(Door door, Supplier<Duration> between) {
        try (Visitors visitors = new Visitors(door, system.certificate())) {
            visitors.enter();
            visitors.look(LEAD_IN);
            Duration service = system.service().soFar();
            Duration inBetween = between.get();
            long[] taken = visitors.look(plan.window());
            return new Window(system.service().soFar().minus(service), between.get().minus(inBetween), taken);
        }
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /** Stops everything, whatever is under way; by any thread. */
    @Override
    public void close() {
        system.close();
    }
}
