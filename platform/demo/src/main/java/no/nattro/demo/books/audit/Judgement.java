package no.nattro.demo.books.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One invariant, and what was found. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"invariant", "sentence", "state", "judged", "notCheckedBecause", "violations"})
public record Judgement(String invariant, String sentence, Verdict.State state, String judged,
        @Nullable String notCheckedBecause, List<Violation> violations) {

    static Judgement of(Invariant invariant, Verdict verdict) {
        return new Judgement(invariant.number(), invariant.sentence(), verdict.state(), verdict.judged(),
                verdict.notCheckedBecause(), verdict.violations());
    }
}
