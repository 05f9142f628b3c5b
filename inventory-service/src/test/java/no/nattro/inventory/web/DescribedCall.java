package no.nattro.inventory.web;

import java.util.List;
import java.util.stream.Stream;
import no.nattro.platform.problem.CommonProblem;
import no.nattro.platform.problem.ProblemType;

/** What people need to know of a call, beyond what its types say. */
enum DescribedCall {

    LIST("listProducts", "Products in SKU order",
            "Pages continue after a SKU: pass the `next` of one page as `after` of the following.",
            CommonProblem.INVALID_REQUEST),
    FIND("findProduct", "One product", "`available` is what nobody holds at this moment.", CommonProblem.NOT_FOUND),
    RESERVE("reserve", "Hold a basket for an order",
            "All of it or nothing, at the prices of this moment. May be repeated: a basket that is held or sold already"
                    + " is answered as it stands, a refusal is repeated for ever, and another basket under the same"
                    + " order is refused. Lines may come in any order.",
            CommonProblem.INVALID_REQUEST, InventoryProblem.OUT_OF_STOCK, InventoryProblem.ALREADY_UNDONE,
            InventoryProblem.UNKNOWN_SKU, InventoryProblem.KEY_REUSED),
    CONFIRM("confirmReservation", "Sell what is held", "May be repeated.",
            CommonProblem.INVALID_REQUEST, InventoryProblem.ALREADY_UNDONE, InventoryProblem.NOT_RESERVED),
    UNDO("undoReservation", "Release or take back, for good",
            "May be repeated, and may come before the reservation itself, which is refused when it arrives. A refused"
                    + " order stays REFUSED.",
            CommonProblem.INVALID_REQUEST);

    final String id;
    final String summary;
    final String description;
    final List<ProblemType> problems;

    DescribedCall(String id, String summary, String description, ProblemType... problems) {
        this.id = id;
        this.summary = summary;
        this.description = description;
        this.problems = Stream.concat(Stream.of(problems), Stream.of(CommonProblem.INTERNAL_ERROR,
                CommonProblem.UNAVAILABLE)).toList();
    }
}
