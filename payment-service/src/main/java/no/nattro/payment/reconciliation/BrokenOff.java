package no.nattro.payment.reconciliation;

/** A run cannot go on. Nothing is lost by it: the next run begins where this one did. */
class BrokenOff extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenOff(String why) {
        super(why);
    }
}
