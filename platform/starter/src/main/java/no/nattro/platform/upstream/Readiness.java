package no.nattro.platform.upstream;

/**
 * What is known of an instance. Silence is not a no: on a busy machine a healthy instance may take longer than the limit, and
 * of several all may do so at once. Who says no, or refuses the connection, means it.
 *
 * @param why for the log; empty when it is ready
 */
record Readiness(Kind kind, String why) {

    static final Readiness READY = new Readiness(Kind.READY, "");

    /** The order is that of preference. */
    enum Kind {
        READY, SILENT, NOT_READY
    }

    static Readiness silent(String why) {
        return new Readiness(Kind.SILENT, why);
    }

    static Readiness no(String why) {
        return new Readiness(Kind.NOT_READY, why);
    }
}
