package no.nattro.inventory.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import no.nattro.inventory.domain.Basket;
import no.nattro.platform.problem.CommonProblem;
import no.nattro.platform.problem.FieldProblem;
import no.nattro.platform.problem.ProblemException;

record ReserveRequest(
        @NotNull(message = "is required") @Size(min = 1, max = Basket.MOST_LINES) List<@NotNull(message = "is required") @Valid LineRequest> lines) {

    /** @throws ProblemException where a product is named twice: which quantity is meant is not ours to guess */
    Basket toBasket() {
        Set<String> seen = new HashSet<>();
        List<FieldProblem> repeated = problems("sku", "is named before; use one line with the sum",
                line -> !seen.add(line.sku()));
        if (!repeated.isEmpty()) {
            throw new ProblemException(CommonProblem.INVALID_REQUEST, "Each product may be named once.", repeated, null,
                    null);
        }
        return new Basket(lines.stream().map(LineRequest::toBasketLine).toList());
    }

    /** The lines that name one of these products, where they stand in this request. */
    List<FieldProblem> linesNaming(Collection<String> skus, String field, String message) {
        return problems(field, message, line -> skus.contains(line.sku()));
    }

    private List<FieldProblem> problems(String field, String message, Predicate<LineRequest> hasOne) {
        return IntStream.range(0, lines.size()).filter(i -> hasOne.test(lines.get(i)))
                .mapToObj(i -> new FieldProblem("lines[" + i + "]." + field, message)).toList();
    }
}
