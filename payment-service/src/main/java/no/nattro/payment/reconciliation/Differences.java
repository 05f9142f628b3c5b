package no.nattro.payment.reconciliation;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All differences that were ever found. */
interface Differences extends Repository<Difference, Long> {

    /** Seen by this run and an earlier one, and no person has been told. */
    String STANDING = "gone_at IS NULL AND flagged_at IS NULL AND looks >= 2 AND last_run = :run";
    String FOR_PEOPLE = STANDING + " AND (kind IN (:kinds) OR repaired_at IS NOT NULL)";
    String ORPHANS = STANDING + " AND repaired_at IS NULL AND kind = 'WITHOUT_PAYMENT'"
            + " AND first_seen_at < clock_timestamp() - make_interval(secs => :ageSeconds)";

    /**
     * Counts a look of a run, once for each run. A difference of another kind is another one, and must itself stand in
     * two looks.
     */
    @Modifying
    @Query(nativeQuery = true, value = """
            INSERT INTO differences AS known (order_id, kind, kept_here, kept_there, last_run)
            VALUES (:orderId, :kind, :keptHere, :keptThere, :run)
            ON CONFLICT (order_id) WHERE gone_at IS NULL DO UPDATE
            SET kind = excluded.kind, kept_here = excluded.kept_here, kept_there = excluded.kept_there,
                last_run = excluded.last_run,
                looks = CASE WHEN known.kind = excluded.kind THEN known.looks + 1 ELSE 1 END,
                first_seen_at = CASE WHEN known.kind = excluded.kind THEN known.first_seen_at
                                     ELSE clock_timestamp() END,
                repaired_at = CASE WHEN known.kind = excluded.kind THEN known.repaired_at END,
                flagged_at = CASE WHEN known.kind = excluded.kind THEN known.flagged_at END
            WHERE known.last_run < excluded.last_run
            """)
    int note(UUID orderId, String kind, long keptHere, long keptThere, long run);

    /** What was seen once and cannot be told apart from our reading two books in turn. */
    @Modifying
    @Query(nativeQuery = true, value = """
            DELETE FROM differences WHERE order_id IN (:orderIds) AND gone_at IS NULL AND looks = 1
            """)
    int forgetSuspicions(Collection<UUID> orderIds);

    @Modifying
    @Query(nativeQuery = true, value = """
            UPDATE differences SET gone_at = clock_timestamp() WHERE order_id IN (:orderIds) AND gone_at IS NULL
            """)
    int gone(Collection<UUID> orderIds);

    /** A page of what must be looked at again, whatever changed. */
    @Query(nativeQuery = true, value = """
            SELECT * FROM differences WHERE gone_at IS NULL AND id > :after ORDER BY id LIMIT :atMost
            """)
    List<Difference> open(long after, int atMost);

    /** Some of what {@link #flagForPeople} is about to flag. */
    @Query(nativeQuery = true, value = "SELECT * FROM differences WHERE " + FOR_PEOPLE + " ORDER BY id LIMIT :atMost")
    List<Difference> forPeople(long run, Collection<String> kinds, int atMost);

    /** Shows to a person what stands and no program repairs, or what a repair has not ended. */
    @Modifying
    @Query(nativeQuery = true, value = "UPDATE differences SET flagged_at = clock_timestamp() WHERE " + FOR_PEOPLE)
    int flagForPeople(long run, Collection<String> kinds);

    /** Captures without a payment that have stood for long enough. */
    @Query(nativeQuery = true, value = "SELECT * FROM differences WHERE " + ORPHANS + " ORDER BY id LIMIT :atMost")
    List<Difference> orphans(long run, double ageSeconds, int atMost);

    @Modifying
    @Query(nativeQuery = true, value = "UPDATE differences SET flagged_at = clock_timestamp() WHERE " + ORPHANS)
    int flagOrphans(long run, double ageSeconds);

    /** What the bank keeps of payments that have ended without money. */
    @Query(nativeQuery = true, value = "SELECT * FROM differences WHERE " + STANDING
            + " AND repaired_at IS NULL AND kind = 'NOT_GIVEN_BACK' ORDER BY id LIMIT :atMost")
    List<Difference> notGivenBack(long run, int atMost);

    @Modifying
    @Query(nativeQuery = true, value = "UPDATE differences SET repaired_at = clock_timestamp() WHERE id = :id")
    int repaired(long id);

    /** How many stand, by kind. */
    @Query(nativeQuery = true, value = """
            SELECT kind, count(*) AS number FROM differences WHERE gone_at IS NULL AND looks >= 2 GROUP BY kind
            """)
    List<Standing> standing();

    /** How many differences of a kind stand; the kind by its name. */
    interface Standing {

        String getKind();

        long getNumber();
    }
}
