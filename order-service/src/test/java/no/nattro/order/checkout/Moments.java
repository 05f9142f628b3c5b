package no.nattro.order.checkout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * What a story passes through: its calls to neighbours, and its commits as the transaction manager makes them, so that none
 * can be forgotten. At the moments named, just before an event or just after it, something goes wrong, once at each.
 */
final class Moments implements TransactionExecutionListener {

    /** What goes wrong. */
    enum Mishap {
        /** The process ends. */
        DEATH,
        /** The connection to the database breaks: whoever commits cannot tell whether it did. */
        BROKEN_CONNECTION
    }

    /** The end of a process: nothing catches it. */
    static final class Died extends Error {

        private static final long serialVersionUID = 1L;
    }

    private final Thread process = Thread.currentThread();
    private final Mishap mishap;
    private final Set<String> fatal;
    private final List<String> events = new ArrayList<>();

    /** @param fatal by number or by name, as in {@code "3 before"} or {@code "charge after"} */
    Moments(Mishap mishap, List<String> fatal) {
        this.mishap = mishap;
        this.fatal = new HashSet<>(fatal);
    }

    /** What has happened, or was about to. */
    List<String> events() {
        return events;
    }

    boolean allPassed() {
        return fatal.isEmpty();
    }

    void before(String event) {
        events.add(event);
        pass("before");
    }

    void after() {
        pass("after");
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        if (isCommit(transaction)) {
            before("commit");
        }
    }

    @Override
    public void afterCommit(TransactionExecution transaction, Throwable failure) {
        if (isCommit(transaction) && failure == null) {
            after();
        }
    }

    private boolean isCommit(TransactionExecution transaction) {
        return !transaction.isReadOnly() && Thread.currentThread() == process;
    }

    private void pass(String when) {
        boolean numbered = fatal.remove(events.size() + " " + when);
        if (fatal.remove(events.getLast() + " " + when) || numbered) {
            switch (mishap) {
                case DEATH -> throw new Died();
                case BROKEN_CONNECTION -> throw new DataAccessResourceFailureException("the connection broke");
            }
        }
    }
}
