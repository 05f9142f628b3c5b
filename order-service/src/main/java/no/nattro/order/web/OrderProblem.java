package no.nattro.order.web;

import no.nattro.order.domain.UndoReason;
import no.nattro.platform.problem.ProblemType;

/** The problems that only orders have. */
public enum OrderProblem implements ProblemType {
    SHOPPER_REQUIRED(401, "A shopper is required"),
    PAYMENT_DECLINED(402, "The payment was declined"),
    OUT_OF_STOCK(409, "There is not enough in stock"),
    PRICE_CHANGED(409, "The price has changed"),
    ORDER_CANCELLED(409, "The order was cancelled"),
    REQUEST_IN_PROGRESS(409, "The first request with this key is still being worked on"),
    UNKNOWN_SKU(422, "There is no such product"),
    KEY_REUSED(422, "This key stands for another order"),
    OUTCOME_UNKNOWN(500, "The end of this request is not known");

    private final int status;
    private final String title;

    OrderProblem(int status, String title) {
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

    static OrderProblem of(UndoReason reason) {
        return switch (reason) {
            case OUT_OF_STOCK -> OUT_OF_STOCK;
            case UNKNOWN_SKU -> UNKNOWN_SKU;
            case PRICE_CHANGED -> PRICE_CHANGED;
            case DECLINED -> PAYMENT_DECLINED;
            case SHOPPER, GAVE_UP -> ORDER_CANCELLED;
        };
    }
}
