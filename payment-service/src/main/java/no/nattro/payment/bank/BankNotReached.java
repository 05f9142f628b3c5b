package no.nattro.payment.bank;

/** An acquirer throws this, and only this, when it is certain that nothing of the call has left this service. */
public class BankNotReached extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BankNotReached(String why, Throwable cause) {
        super(why, cause);
    }
}
