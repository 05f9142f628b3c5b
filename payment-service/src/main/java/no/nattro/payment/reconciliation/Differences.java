package no.nattro.payment.reconciliation;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All differences that were ever found. */
interface Differences extends Repository<Difference, Long> {

    /**
     * Counts a look of a run, once for each run. A difference of another kind is another one, and must itself stand in two
     * looks.
     */
    @Modifying
    @Query(nativeQuery = true, value = """
            INSERT INTO differences AS known (order_id, kind, kept_here, kept_there, last_run)
            VALUES (:orderId, :kind, :keptHere, :keptThere, :run)
            ON CONFLICT (order_id) WHERE gone_at IS NULL DO UPDATE
            SET kind = excluded.kind, kept_here = excluded.kept_here, kept_there = excluded.kept_there,
                last_run = excluded.last_run,
                looks = CASE WHEN known.kind = excluded.kind THEN known.looks + 1 ELSE 1 END,
                first_seen_at = CASE WHEN known.kind = excluded.kind THEN known.first_seen_at ELSE clock_timestamp() END,
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

    /** Shows to a person what stands and no program repairs, or what a repair has not ended. */
    @Query(nativeQuery = true, value = """
            UPDATE differences SET flagged_at = clock_timestamp()
            WHERE gone_at IS NULL AND flagged_at IS NULL AND looks >= 2 AND last_run = :run
              AND (kind IN (:kinds) OR repaired_at IS NOT NULL)
            RETURNING *
            """)
    List<Difference> flag(long run, Collection<String> kinds);

    @Modifying
    @Query(nativeQuery = true, value = "UPDATE differences SET flagged_at = clock_timestamp() WHERE id = :id")
    int flagOne(long id);

    @Query(nativeQuery = true, value = """
            SELECT * FROM differences
            WHERE gone_at IS NULL AND flagged_at IS NULL AND repaired_at IS NULL AND looks >= 2 AND last_run = :run
              AND (kind = 'NOT_GIVEN_BACK' OR kind = 'WITHOUT_PAYMENT'
                   AND first_seen_at < clock_timestamp() - make_interval(secs => :orphanAfterSeconds))
            ORDER BY id
            """)
    List<Difference> repairable(long run, double orphanAfterSeconds);

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
