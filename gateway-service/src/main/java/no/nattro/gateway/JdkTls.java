package no.nattro.gateway;

/**
 * What the JDK's TLS lets clients do, and can be told only before its first use. Left alone, a client may have the same
 * connection negotiated over and over, each time at the cost of a signature, and what HTTP/2 forbids anyway.
 */
final class JdkTls {

    /** For clients that take no tickets, which is hardly any: some 2 KB each, so that strangers fill 4 MB and not 40. */
    private static final int SESSIONS = 2048;

    private JdkTls() {}

    static void restrict() {
        System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
        System.setProperty("javax.net.ssl.sessionCacheSize", Integer.toString(SESSIONS));
    }
}
