package no.nattro.payment.bank.simulated;

/** The bank did what it was asked, and nobody will hear of it from this call. */
class ReplyLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ReplyLost(String how) {
        super("the bank's reply was lost: " + how);
    }
}
