package no.nattro.demo.fault;

/** The service does not take this for a fault, and says why. */
public final class FaultRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final String field;

    /** @param field at fault; empty when it is none */
    FaultRefused(String field, String message) {
        super(message);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
