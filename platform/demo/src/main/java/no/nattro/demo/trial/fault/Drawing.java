package no.nattro.demo.trial.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.Instance;

/**
 * Draws a schedule. Faults of different instances may overlap, and do; an instance itself is left alone until it should be
 * back: to freeze what is dead breaks nothing.
 */
final class Drawing {

    /** The clients have all begun by then. */
    private static final Duration FIRST = Duration.ofSeconds(3);

    /** Of the time, something is broken about half, and more than sixty faults fit into ten minutes. */
    private static final Duration LONGEST_GAP = Duration.ofSeconds(9);
    private static final double SHORTEST_OF_LONGEST = 7.0 / 9;

    /** The first that a short trial shall have: five kills, two freezes, a cut of each kind. */
    private static final int AT_LEAST = 9;

    /** What the last of them needs until it is over. */
    private static final Duration LAST = Duration.ofSeconds(16);

    private static final Duration ALL_BUSY = Duration.ofMillis(500);

    private final SplittableRandom random;
    private final Deck deck;
    private final Duration duration;
    private final Map<Instance, Duration> busyUntil = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    Drawing(long seed, Duration duration) {
        this.random = new SplittableRandom(seed);
        this.deck = new Deck(random.split());
        this.duration = duration;
    }

    List<Fault> faults() {
        Duration longest = longestGap();
        Duration at = FIRST;
        while (at.compareTo(duration) < 0) {
            Optional<Fault> drawn = draw(at);
            drawn.ifPresent(fault -> {
                faults.add(fault);
                busyUntil.put(fault.target(), fault.over());
            });
            at = at.plus(drawn.isPresent()
                    ? between(scaled(longest, SHORTEST_OF_LONGEST), longest)
                    : ALL_BUSY);
        }
        return faults;
    }

    private Duration longestGap() {
        Duration even = duration.minus(FIRST).minus(LAST).dividedBy(AT_LEAST);
        return even.compareTo(LONGEST_GAP) > 0 ? LONGEST_GAP : even.isPositive() ? even : ALL_BUSY;
    }

    /** Empty when everything that is left of the deck is busy, or would not be over in time. */
    private Optional<Fault> draw(Duration at) {
        Map<FaultType, Fault> possible = new HashMap<>();
        for (FaultType type : FaultType.ALL) { // every one each time, so that what is drawn depends on the seed alone
            Fault fault = new Fault(at, type.kind(), instance(type.component()), lasts(type));
            if (isFree(fault.target(), at) && fault.over().compareTo(duration) <= 0) {
                possible.put(type, fault);
            }
        }
        return deck.deal(possible::containsKey).map(possible::get);
    }

    /** Of order-service there are two. */
    private Instance instance(Component component) {
        return new Instance(component, component == Component.ORDER ? random.nextInt(1, 3) : 1);
    }

    private Duration lasts(FaultType type) {
        return switch (type.kind()) {
            case KILL -> between(Duration.ZERO, Duration.ofSeconds(3));
            // Longer than the lease of 10 s; and than the 1.2 s after which nobody waits for a payment any more.
            case FREEZE -> Duration.ofSeconds(type.component() == Component.ORDER ? 15 : 3);
            case CUT_BEFORE, CUT_AFTER -> between(Duration.ofSeconds(1), Duration.ofSeconds(3));
        };
    }

    private boolean isFree(Instance target, Duration at) {
        return at.compareTo(busyUntil.getOrDefault(target, Duration.ZERO)) >= 0;
    }

    private Duration between(Duration shortest, Duration longest) {
        return Duration.ofMillis(shortest.toMillis() >= longest.toMillis()
                ? longest.toMillis()
                : random.nextLong(shortest.toMillis(), longest.toMillis()));
    }

    private static Duration scaled(Duration duration, double factor) {
        return Duration.ofMillis(Math.round(duration.toMillis() * factor));
    }
}
