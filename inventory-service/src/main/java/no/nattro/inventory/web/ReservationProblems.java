package no.nattro.inventory.web;

import java.util.List;
import no.nattro.inventory.domain.Refusal;
import no.nattro.platform.problem.FieldProblem;
import no.nattro.platform.problem.ProblemException;

/** The words for what a request is refused with. A refusal's own detail goes to the shopper as it was first said. */
final class ReservationProblems {

    private ReservationProblems() {}

    static ProblemException refused(Refusal refusal, ReserveRequest request) {
        return switch (refusal.reason()) {
            case OUT_OF_STOCK -> problem(InventoryProblem.OUT_OF_STOCK, refusal,
                    request.linesNaming(refusal.skus(), "quantity", "is more than was in stock"));
            case UNKNOWN_SKU -> problem(InventoryProblem.UNKNOWN_SKU, refusal,
                    request.linesNaming(refusal.skus(), "sku", "is not the SKU of a product"));
        };
    }

    static ProblemException alreadyUndone() {
        return new ProblemException(InventoryProblem.ALREADY_UNDONE,
                "This order's reservation has been undone for good; buying again needs a new order.");
    }

    static ProblemException keyReused() {
        return new ProblemException(InventoryProblem.KEY_REUSED,
                "This order has asked for other lines before; send those, or use a new order id.");
    }

    static ProblemException notReserved() {
        return new ProblemException(InventoryProblem.NOT_RESERVED,
                "Nothing is held for this order, so nothing can be sold to it.");
    }

    private static ProblemException problem(InventoryProblem type, Refusal refusal, List<FieldProblem> lines) {
        return new ProblemException(type, refusal.detail(), lines, null, null);
    }
}
