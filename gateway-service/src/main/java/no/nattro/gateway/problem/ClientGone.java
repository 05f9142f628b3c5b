package no.nattro.gateway.problem;

/** The connection to the client broke while its request was being read. There is nobody left to answer. */
public class ClientGone extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ClientGone(Throwable cause) {
        super("the client has gone", cause);
    }
}
