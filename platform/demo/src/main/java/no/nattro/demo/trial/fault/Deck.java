package no.nattro.demo.trial.fault;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * Deals every type of fault once before it deals any again. Dice would not do: of sixty throws, some seeds never kill the
 * gateway. The first deal begins with each kill, each freeze and one cut of each kind, so that a short trial has them all.
 */
final class Deck {

    private final SplittableRandom random;
    private final List<FaultType> cards = new ArrayList<>();

    Deck(SplittableRandom random) {
        this.random = random;
        shuffle();
        Set<Object> seen = new HashSet<>();
        List<FaultType> later = cards.stream()
                .filter(type -> !seen.add(type.kind().isCut() ? type.kind() : type)).toList();
        cards.removeAll(later);
        cards.addAll(later);
    }

    /** The next card that can be played now; the others wait for their turn. Empty when none can. */
    Optional<FaultType> deal(Predicate<FaultType> playable) {
        if (cards.isEmpty()) {
            shuffle();
        }
        for (Iterator<FaultType> each = cards.iterator(); each.hasNext();) {
            FaultType type = each.next();
            if (playable.test(type)) {
                each.remove();
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    private void shuffle() {
        cards.addAll(FaultType.ALL);
        Collections.shuffle(cards, random);
    }
}
