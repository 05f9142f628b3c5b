package no.nattro.demo;

/** The exit codes of every command; they stand in the help too. */
final class ExitCode {

    static final int OK = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int PENDING = 3;
    static final int NOT_RUNNING = 4;

    private ExitCode() {}
}
