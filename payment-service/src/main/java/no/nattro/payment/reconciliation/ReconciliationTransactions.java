package no.nattro.payment.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.nattro.payment.domain.Bookmark;
import no.nattro.payment.domain.OrderId;
import no.nattro.payment.domain.Payment;
import no.nattro.payment.domain.Payments;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Everything that reconciliation reads and writes in our books. */
@Component
class ReconciliationTransactions {

    /** A page takes the bank's limit and a few statements; whoever shows no sign of life for so long is dead. */
    private static final double LEASE_SECONDS = 30;

    private final Runs runs;
    private final Differences differences;
    private final Payments payments;

    ReconciliationTransactions(Runs runs, Differences differences, Payments payments) {
        this.runs = runs;
        this.differences = differences;
        this.payments = payments;
    }

    @Transactional
    Optional<Run> begin() {
        return runs.begin(LEASE_SECONDS);
    }

    @Transactional
    void finish(Run run, Duration pause, boolean fromBeginning, Tally tally) {
        runs.finish(run.number(), seconds(pause), fromBeginning, tally.compared(), tally.inFlight(), tally.repaired(),
                tally.flagged());
    }

    @Transactional
    void breakOff(Run run, Duration pause, @Nullable String failure) {
        runs.breakOff(run.number(), seconds(pause), failure);
    }

    @Transactional(readOnly = true)
    List<Difference> open(long after, int atMost) {
        return differences.open(after, atMost);
    }

    @Transactional(readOnly = true)
    List<Payment> changed(Bookmark after, Instant until, int atMost) {
        return payments.changed(after.changedAt(), after.key().value(), until, atMost);
    }

    @Transactional(readOnly = true)
    Map<OrderId, Payment> read(Collection<OrderId> orders) {
        return payments.findByOrderIdIn(values(orders)).stream()
                .collect(Collectors.toMap(Payment::orderId, Function.identity()));
    }

    /** Writes down a look, unless the run has been taken over. */
    @Transactional
    boolean note(Run run, Look look) {
        if (runs.goOn(run.number(), LEASE_SECONDS) == 0) {
            return false;
        }
        for (Finding finding : look.findings()) {
            differences.note(finding.orderId().value(), finding.kind().name(), finding.keptHere(),
                    finding.keptThere(), run.number());
        }
        if (!look.inFlight().isEmpty()) {
            differences.forgetSuspicions(values(look.inFlight()));
        }
        if (!look.agreed().isEmpty()) {
            differences.forgetSuspicions(values(look.agreed()));
            differences.gone(values(look.agreed()));
        }
        return true;
    }

    /** Flags what no program repairs. */
    @Transactional
    Flagged flagForPeople(Run run) {
        List<Difference> some = differences.forPeople(run.number(), DifferenceKind.namesForPeople(), Flagged.NAMED);
        return new Flagged(some, differences.flagForPeople(run.number(), DifferenceKind.namesForPeople()));
    }

    @Transactional(readOnly = true)
    List<Difference> orphans(Run run, Duration age, int atMost) {
        return differences.orphans(run.number(), seconds(age), atMost);
    }

    @Transactional
    Flagged flagOrphans(Run run, Duration age) {
        List<Difference> some = differences.orphans(run.number(), seconds(age), Flagged.NAMED);
        return new Flagged(some, differences.flagOrphans(run.number(), seconds(age)));
    }

    @Transactional(readOnly = true)
    List<Difference> notGivenBack(Run run, int atMost) {
        return differences.notGivenBack(run.number(), atMost);
    }

    /** Refuses every charge that may yet come, unless one has come: the row as it stands then. */
    @Transactional
    Payment tombstone(OrderId orderId, String requestId) {
        payments.addTombstone(orderId.value(), requestId, null);
        return payments.findByOrderId(orderId.value()).orElseThrow();
    }

    @Transactional
    void repaired(Difference difference) {
        differences.repaired(difference.id());
    }

    /** How many differences stand; kinds without any are missing. */
    @Transactional(readOnly = true)
    Map<DifferenceKind, Long> standing() {
        return differences.standing().stream().collect(Collectors.toMap(
                standing -> DifferenceKind.valueOf(standing.getKind()), Differences.Standing::getNumber));
    }

    @Transactional(readOnly = true)
    Optional<Double> secondsSinceFinished() {
        return runs.secondsSinceFinished();
    }

    private static List<UUID> values(Collection<OrderId> orders) {
        return orders.stream().map(OrderId::value).toList();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
