package no.nattro.demo.books.audit;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.nattro.demo.books.OrderRow;
import no.nattro.demo.books.Reading;
import no.nattro.demo.books.Reconciliation;
import no.nattro.demo.books.Story;

/**
 * What the audit came to.
 *
 * @param readings       how many it took
 * @param orders         how many there are of each status, at the last reading's first look
 * @param inFlight       which were not at their end then, or did not stand still
 */
@JsonPropertyOrder({"holds", "readings", "invariants", "balance", "orders", "inFlight", "reconciliation"})
public record AuditReport(boolean holds, int readings, List<Judgement> invariants, Balance balance,
        Map<String, Long> orders, List<OpenOrder> inFlight, Reconciliation reconciliation) {

    static AuditReport of(List<Judgement> invariants, int readings, Reading last) {
        Balance balance = Balance.of(last);
        boolean holds = balance.balanced()
                && invariants.stream().allMatch(judgement -> judgement.state() != Verdict.State.BROKEN);
        return new AuditReport(holds, readings, invariants, balance,
                last.orders().collect(Collectors.groupingBy(OrderRow::status, TreeMap::new,
                        Collectors.counting())),
                last.stories().filter(Story::isInFlight).map(OpenOrder::of)
                        .sorted(Comparator.comparing(OpenOrder::status).thenComparing(OpenOrder::id)).toList(),
                last.reconciliation());
    }
}
