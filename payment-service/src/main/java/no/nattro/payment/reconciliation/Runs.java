package no.nattro.payment.reconciliation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * The runs of reconciliation, one at a time over all replicas. A run has a number, and whoever does it writes only
 * while its number is the last one: a replica that slept cannot count a look twice.
 */
interface Runs extends Repository<Run, Long> {

    /** Begins a run if it is time, and no other is under way. Of two replicas the second finds that it is not. */
    @Query(nativeQuery = true, value = """
            UPDATE reconciliation
            SET run = run + 1, started_at = clock_timestamp(),
                next_run_at = clock_timestamp() + make_interval(secs => :leaseSeconds)
            WHERE next_run_at <= clock_timestamp()
            RETURNING *
            """)
    Optional<Run> begin(double leaseSeconds);

    /** Whether the run still belongs to who asks; then it does for another lease. */
    @Modifying
    @Query(nativeQuery = true, value = """
            UPDATE reconciliation SET next_run_at = clock_timestamp() + make_interval(secs => :leaseSeconds)
            WHERE run = :run
            """)
    int goOn(long run, double leaseSeconds);

    @Modifying
    @Query(nativeQuery = true, value = """
            UPDATE reconciliation
            SET next_run_at = clock_timestamp() + make_interval(secs => :pauseSeconds), finished_at = clock_timestamp(),
                compared_until = started_at, failure = NULL,
                from_beginning_at = CASE WHEN :fromBeginning THEN started_at ELSE from_beginning_at END,
                compared = :compared, in_flight = :inFlight, repaired = :repaired, flagged = :flagged
            WHERE run = :run
            """)
    int finish(long run, double pauseSeconds, boolean fromBeginning, long compared, long inFlight, long repaired,
            long flagged);

    /** Ends a run before its end. What it was to compare is left to the next one. */
    @Modifying
    @Query(nativeQuery = true, value = """
            UPDATE reconciliation
            SET next_run_at = clock_timestamp() + make_interval(secs => :pauseSeconds), failure = :failure
            WHERE run = :run
            """)
    int breakOff(long run, double pauseSeconds, @Nullable String failure);

    /** Empty until a run has come to its end. */
    @Query(nativeQuery = true, value = """
            SELECT extract(epoch FROM clock_timestamp() - finished_at) FROM reconciliation
            """)
    Optional<Double> secondsSinceFinished();
}
