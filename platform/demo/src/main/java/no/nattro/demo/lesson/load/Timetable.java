package no.nattro.demo.lesson.load;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

/**
 * What is due when: for each checkout four product pages and four order reads, at equal distances, whatever becomes of those
 * before. Nothing is drawn, so two runs ask the same.
 *
 * @param checkouts in a second
 */
public record Timetable(int checkouts) {

    private static final List<Kind> ROUND = List.of(Kind.PRODUCT_PAGE, Kind.ORDER_READ, Kind.PRODUCT_PAGE,
            Kind.ORDER_READ, Kind.CHECKOUT, Kind.PRODUCT_PAGE, Kind.ORDER_READ, Kind.PRODUCT_PAGE, Kind.ORDER_READ);

    /** From its beginning until the visit with this number, from 0, is due. */
    Duration due(long number) {
        return Duration.ofSeconds(1).multipliedBy(number).dividedBy(perSecond());
    }

    Kind kind(long number) {
        return ROUND.get((int) (number % ROUND.size()));
    }

    /** All that is due in a second. */
    public int perSecond() {
        return checkouts * ROUND.size();
    }

    /** What of it is of one kind. */
    public int perSecond(Kind kind) {
        return checkouts * Collections.frequency(ROUND, kind);
    }
}
