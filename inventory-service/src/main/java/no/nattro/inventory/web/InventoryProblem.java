package no.nattro.inventory.web;

import no.nattro.platform.problem.ProblemType;

/** The problems that are inventory-service's own. Callers tell them apart by the type and by nothing else. */
enum InventoryProblem implements ProblemType {
    OUT_OF_STOCK(409, "Not everything is in stock"),
    ALREADY_UNDONE(409, "The order has been given up"),
    NOT_RESERVED(409, "Nothing is reserved for the order"),
    UNKNOWN_SKU(422, "A product does not exist"),
    KEY_REUSED(422, "The same id came with another request");

    private final int status;
    private final String title;

    InventoryProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
