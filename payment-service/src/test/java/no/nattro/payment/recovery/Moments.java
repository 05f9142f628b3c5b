package no.nattro.payment.recovery;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * The commits of a story as the transaction managers make them, so that none can be forgotten. Just before one of them, or
 * just after it, something goes wrong. They come from several threads, one waiting for the other.
 */
final class Moments {

    /** What goes wrong. */
    enum Mishap {
        /** The process ends, all its threads with it: nothing is committed until it is started again. */
        DEATH,
        /** The connection to the database breaks: whoever commits cannot tell whether it did. */
        BROKEN_CONNECTION
    }

    /** The end of a process: nothing catches it. */
    static final class Died extends Error {

        private static final long serialVersionUID = 1L;
    }

    private final Mishap mishap;
    private final int number;
    private final boolean before;
    private final List<String> commits = new CopyOnWriteArrayList<>();
    private volatile boolean dead;
    private volatile boolean passed;

    /** @param number of the commit, beginning with 1; 0 for none */
    Moments(Mishap mishap, int number, boolean before) {
        this.mishap = mishap;
        this.number = number;
        this.before = before;
    }

    List<String> commits() {
        return commits;
    }

    /** Whether it has gone wrong. */
    boolean passed() {
        return passed;
    }

    void startAgain() {
        dead = false;
    }

    TransactionExecutionListener of(String database) {
        return new TransactionExecutionListener() {

            @Override
            public void beforeCommit(TransactionExecution transaction) {
                if (!transaction.isReadOnly()) {
                    dieIf(dead);
                    commits.add(database);
                    pass(true);
                }
            }

            @Override
            public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
                if (!transaction.isReadOnly() && failure == null) {
                    pass(false);
                }
            }
        };
    }

    private void pass(boolean isBefore) {
        if (commits.size() == number && isBefore == before) {
            passed = true;
            dead = mishap == Mishap.DEATH;
            dieIf(dead);
            throw new DataAccessResourceFailureException("the connection broke");
        }
    }

    private static void dieIf(boolean dead) {
        if (dead) {
            throw new Died();
        }
    }
}
