package no.nattro.payment.reconciliation;

import java.time.Duration;
import java.util.List;
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
 * Repairs what stands, if the repair can do no harm: it repeats the void, of money that our books say nobody keeps. Whether
 * it helped is not believed but seen by the next run. Everything else is shown to a person.
 */
@Component
class Repairs {

    private static final Logger log = LoggerFactory.getLogger(Repairs.class);

    /** The bank's own limit is shorter; a repair has no caller that waits. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ReconciliationTransactions transactions;
    private final Bank bank;
    private final ReconciliationProperties properties;

    Repairs(ReconciliationTransactions transactions, Bank bank, ReconciliationProperties properties) {
        this.transactions = transactions;
        this.bank = bank;
        this.properties = properties;
    }

    Tally after(Run run, Tally compared) {
        List<Difference> flagged = transactions.flag(run);
        List<Difference> repairable = transactions.repairable(run, properties.orphanAfter());
        List<Difference> orphans = repairable.stream()
                .filter(difference -> difference.kind() == DifferenceKind.WITHOUT_PAYMENT).toList();
        boolean tooMany = orphans.size() > properties.atMostOrphans();
        if (tooMany) {
            transactions.flagAll(orphans);
            orphans.forEach(Repairs::say);
        }
        flagged.forEach(Repairs::say);
        long repaired = repairable.stream().filter(difference -> !tooMany || !orphans.contains(difference))
                .filter(difference -> repair(run, difference)).count();
        return compared.plus(repaired, flagged.size() + (tooMany ? orphans.size() : 0));
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

    private static void say(Difference difference) {
        log.error("Books of order {} differ: {}. A person must look", difference.orderId(), difference);
    }
}
