package no.nattro.demo.books.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import no.nattro.demo.books.OrderRow;
import no.nattro.demo.books.Reading;
import no.nattro.demo.books.history.History;

/** Finished some day is not finished: once nothing is broken any more, nobody waits longer than a minute for an end. */
final class EndsInTime implements Invariant {

    static final Duration LIMIT = Duration.ofSeconds(60);

    private final Optional<Instant> healedAt;

    EndsInTime(History history) {
        this.healedAt = history.healedAt();
    }

    @Override
    public String number() {
        return "I9";
    }

    @Override
    public String sentence() {
        return "Within " + LIMIT.toSeconds() + " s of the last fault's end every order has come to its own";
    }

    @Override
    public Verdict judge(Reading reading) {
        if (healedAt.isEmpty()) {
            return Verdict.notChecked("the history has no HEALED: it does not say when the last fault ended");
        }
        Findings findings = new Findings("order");
        reading.orders().forEach(order -> {
            Instant end = order.isTerminal() ? order.changedAt() : reading.at();
            Duration took = Duration.between(begin(order, healedAt.get()), end);
            boolean tooLate = took.compareTo(LIMIT) > 0;
            if (order.isTerminal() || tooLate) {
                findings.judged("order");
            }
            if (tooLate) {
                findings.wrong(order.id(), (order.isTerminal() ? "" : "still ") + order.status() + " "
                        + took.toSeconds() + " s after nothing was broken any more");
            }
        });
        return findings.verdict();
    }

    /** What was asked for after the last fault has its minute from then on. */
    private static Instant begin(OrderRow order, Instant healed) {
        return Stream
                .concat(Stream.of(healed, order.createdAt()), Optional.ofNullable(order.cancelRequestedAt()).stream())
                .max(Instant::compareTo).orElse(healed);
    }
}
