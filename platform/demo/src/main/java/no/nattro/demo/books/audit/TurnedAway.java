package no.nattro.demo.books.audit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import no.nattro.demo.books.Reading;
import no.nattro.demo.books.history.History;
import no.nattro.demo.books.history.Operation;
import no.nattro.demo.books.history.ShopperKey;

/**
 * Who was told each time that nothing was stored may leave, or buy elsewhere: an order that comes of it all the same takes
 * money that nobody expects to be taken. Of a history that goes on, the answer that accounts for an order may still be missing;
 * so it is judged once the history says that it is over.
 */
final class TurnedAway implements Witness {

    /** Refused before an order existed, by the contract. Other refusals are made from an order, or say nothing of it. */
    private static final Set<Integer> NOTHING_STORED = Set.of(400, 401, 413, 415, 429, 503);

    private final Set<ShopperKey> turnedAway = new HashSet<>();

    TurnedAway(History history) {
        if (history.healedAt().isPresent()) {
            Map<ShopperKey, Boolean> never = new HashMap<>();
            history.operations().forEach(operation -> operation.shopperKey()
                    .ifPresent(whom -> never.merge(whom, storedNothing(operation), Boolean::logicalAnd)));
            never.forEach((whom, always) -> {
                if (always) {
                    turnedAway.add(whom);
                }
            });
        }
    }

    @Override
    public void judge(Reading reading, Findings findings) {
        turnedAway.forEach(_ -> findings.judged("turned-away key"));
        reading.orders().filter(order -> turnedAway.contains(ShopperKey.of(order)))
                .forEach(order -> findings.wrong(new Violation(ShopperKey.of(order).toString(),
                        "was told each time that nothing was stored, and order " + order.id() + " is "
                                + order.status())));
    }

    /** Without an answer only a connection that did not come about is a failure. */
    private static boolean storedNothing(Operation operation) {
        return operation.end() == Operation.End.FAIL
                && (operation.status() == null || NOTHING_STORED.contains(operation.status()));
    }
}
