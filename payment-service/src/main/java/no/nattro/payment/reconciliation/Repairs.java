package no.nattro.payment.reconciliation;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import no.nattro.payment.bank.Bank;
import no.nattro.payment.bank.BankReply.Answered;
import no.nattro.payment.bank.BankReply.NotSent;
import no.nattro.payment.bank.BankReply.Unknown;
import no.nattro.payment.bank.VoidAnswer;
import no.nattro.payment.domain.PaymentStatus;
import no.nattro.platform.request.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Repairs what stands, if the repair can do no harm: it repeats the void, of money that our books say nobody keeps.
 * Whether it helped is not believed but seen by the next run. Everything else is shown to a person.
 */
@Component
class Repairs {

    private static final Logger log = LoggerFactory.getLogger(Repairs.class);

    /** The bank's own limit is shorter; a repair has no caller that waits. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * Of one run, so that its lease lasts even if the bank answers each of them at its limit; the rest is the next
     * run's.
     */
    private static final int AT_ONCE = 20;

    private final ReconciliationTransactions transactions;
    private final Bank bank;
    private final ReconciliationProperties properties;

    Repairs(ReconciliationTransactions transactions, Bank bank, ReconciliationProperties properties) {
        this.transactions = transactions;
        this.bank = bank;
        this.properties = properties;
    }

    Tally after(Run run, Tally compared) {
        Flagged flagged = transactions.flagForPeople(run);
        List<Difference> orphans = transactions.orphans(run, properties.orphanAfter(), properties.atMostOrphans() + 1);
        boolean tooMany = orphans.size() > properties.atMostOrphans();
        Flagged lost = tooMany ? transactions.flagOrphans(run, properties.orphanAfter()) : Flagged.NOTHING;
        say(flagged);
        say(lost);
        long repaired = Stream.concat(transactions.notGivenBack(run, AT_ONCE).stream(),
                tooMany ? Stream.empty() : orphans.stream()).filter(difference -> repair(run, difference)).count();
        return compared.plus(repaired, flagged.number() + lost.number());
    }

    private boolean repair(Run run, Difference difference) {
        if (difference.kind() == DifferenceKind.WITHOUT_PAYMENT && !isOrphan(run, difference)) {
            return false;
        }
        return switch (bank.voidCharge(difference.orderId(), Deadline.in(PATIENCE))) {
            case Answered(VoidAnswer answer) -> {
                transactions.repaired(difference);
                log.warn("Books of order {} differed: {}. The void was repeated: {}", difference.orderId(), difference,
                        answer);
                yield true;
            }
            case Unknown(String cause) -> notRepaired(difference, cause);
            case NotSent(String cause) -> notRepaired(difference, cause);
        };
    }

    /** The tombstone comes first: a charge that arrived after the void would find nothing of it here. */
    private boolean isOrphan(Run run, Difference difference) {
        return transactions.tombstone(difference.orderId(), "reconciliation-" + run.number())
                .status() == PaymentStatus.VOIDED;
    }

    private static boolean notRepaired(Difference difference, String cause) {
        log.warn("Books of order {} differ: {}. The next run tries to repair it: {}", difference.orderId(), difference,
                cause);
        return false;
    }

    private static void say(Flagged flagged) {
        flagged.some().forEach(difference -> log.error("Books of order {} differ: {}. A person must look",
                difference.orderId(), difference));
        if (flagged.number() > flagged.some().size()) {
            log.error("Books of {} more orders differ: a person must look at the table of differences",
                    flagged.number() - flagged.some().size());
        }
    }
}
