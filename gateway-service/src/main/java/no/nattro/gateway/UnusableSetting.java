package no.nattro.gateway;

/** The gateway cannot start as it is configured. Says what is wrong and what to set, and never quotes a secret. */
public class UnusableSetting extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    public UnusableSetting(String problem, String remedy) {
        super(problem);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
