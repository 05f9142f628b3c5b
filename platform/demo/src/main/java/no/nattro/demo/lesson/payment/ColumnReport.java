package no.nattro.demo.lesson.payment;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import no.nattro.demo.books.audit.AuditReport;
import no.nattro.demo.lesson.Claim;

/**
 * What was seen of one shop.
 *
 * @param contradictions where the shop contradicted itself or its contract, a sentence each
 */
@JsonPropertyOrder({"column", "claims", "service", "breaker", "demands", "orders", "contradictions", "books"})
public record ColumnReport(Column column, Service service, Breaker breaker, Demands demands, OrderEnds orders,
        List<String> contradictions, AuditReport books) {

    /** What holds, and what does not. */
    @JsonProperty
    public List<Claim> claims() {
        return new Judge(this).claims();
    }
}
