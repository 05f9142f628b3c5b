package no.nattro.payment.reconciliation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nattro.payment.bank.BankEntry;
import no.nattro.payment.domain.OrderId;
import no.nattro.payment.domain.Payment;
import org.jspecify.annotations.Nullable;

/**
 * What both books say about some orders. Ours are read before and after the bank's: a payment that is open, or that
 * changed in between, was in flight and cannot be judged.
 */
record Look(List<Finding> findings, List<OrderId> agreed, List<OrderId> inFlight) {

    static Look at(Collection<OrderId> orders, Map<OrderId, Payment> before, Map<OrderId, BankEntry> there,
            Map<OrderId, Payment> after) {
        Look look = new Look(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (OrderId order : orders) {
            Payment payment = after.get(order);
            if (isInFlight(before.get(order), payment)) {
                look.inFlight.add(order);
                continue;
            }
            BankEntry entry = there.get(order);
            Optional<DifferenceKind> difference = DifferenceKind.between(payment, entry);
            difference.ifPresentOrElse(kind -> look.findings.add(new Finding(order, kind,
                    DifferenceKind.keptHere(payment), DifferenceKind.keptThere(entry))),
                    () -> look.agreed.add(order));
        }
        return look;
    }

    private static boolean isInFlight(@Nullable Payment before, @Nullable Payment after) {
        if (before == null || after == null) {
            return before != after;
        }
        return after.status().isOpen() || !after.isUnchanged(before);
    }

    int size() {
        return findings.size() + agreed.size() + inFlight.size();
    }
}
