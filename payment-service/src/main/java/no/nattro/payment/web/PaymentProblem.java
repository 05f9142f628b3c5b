package no.nattro.payment.web;

import no.nattro.payment.domain.DeclineReason;
import no.nattro.payment.domain.OrderId;
import no.nattro.platform.problem.CommonProblem;
import no.nattro.platform.problem.ProblemException;
import no.nattro.platform.problem.ProblemType;

/** What this service refuses, and in which words. The words of a decline reach the shopper. */
enum PaymentProblem implements ProblemType {
    PAYMENT_DECLINED(402, "The payment was declined"),
    ALREADY_UNDONE(409, "The payment was undone"),
    KEY_REUSED(422, "The order has another payment");

    private final int status;
    private final String title;

    PaymentProblem(int status, String title) {
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

    static ProblemException declined(DeclineReason reason) {
        return new ProblemException(PAYMENT_DECLINED, "The card was declined: " + reason.words()
                + ".");
    }

    static ProblemException alreadyUndone() {
        return new ProblemException(ALREADY_UNDONE,
                "The payment of this order was undone or is being undone. It will never be charged again.");
    }

    static ProblemException keyReused() {
        return new ProblemException(KEY_REUSED,
                "This order has a payment of another amount or token. Repeat the first request as it was.");
    }

    static ProblemException noPayment(OrderId orderId) {
        return new ProblemException(CommonProblem.NOT_FOUND, "There is no payment of the order " + orderId
                + ". That does not prove that none is on its way.");
    }
}
