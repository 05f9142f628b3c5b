package no.nattro.platform.jpa;

import java.time.Duration;
import javax.sql.DataSource;
import no.nattro.platform.request.CurrentDeadline;
import no.nattro.platform.request.Deadline;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Lets no statement outlive the deadline of the work that it is for: it would hold its connection, one of five, and its locks
 * for an answer that nobody waits for. The server ends the statement, not we: a cancellation of ours would need another
 * connection, in the moment in which there is none.
 *
 * <p>While the deadline is further away than the connection's own {@code statement_timeout}, that one does, and nothing is
 * sent. Else the transaction begins with one more statement: {@code SET LOCAL} ends with the transaction, so that the pool
 * gets its connection back as it was.
 */
class StatementDeadline implements TransactionExecutionListener {

    private static final Logger log = LoggerFactory.getLogger(StatementDeadline.class);

    /**
     * What a statement gets even if the time is up: how the work ended must still be written and read, or nobody learns of it
     * before a lease has run out. Callers wait that much longer than they say.
     */
    static final Duration LEAST = Duration.ofMillis(250);

    private final JdbcTemplate sql;
    private final Duration usual;

    /** @param usual the {@code statement_timeout} that the connections of this DataSource have by themselves */
    StatementDeadline(DataSource dataSource, Duration usual) {
        this.sql = new JdbcTemplate(dataSource);
        this.usual = usual;
    }

    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
        if (failure == null) {
            CurrentDeadline.get().map(Deadline::left).filter(left -> left.compareTo(usual) < 0)
                    .map(left -> left.compareTo(LEAST) < 0 ? LEAST : left).ifPresent(this::limit);
        }
    }

    /** Nothing is thrown: the transaction has begun, and its first statement fails as well if this one does. */
    private void limit(Duration left) {
        try {
            sql.execute("SET LOCAL statement_timeout = " + left.toMillis());
        } catch (DataAccessException broken) {
            log.debug("A transaction has no time limit of its own", broken);
        }
    }
}
