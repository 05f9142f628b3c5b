package no.nattro.demo.lesson.payment;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import no.nattro.demo.lesson.load.Kind;
import no.nattro.demo.lesson.load.Visits;

/**
 * How those were served who only looked.
 *
 * @param before while nothing was wrong
 * @param during from the hang until payment was asked again
 * @param after  from then on
 */
@JsonPropertyOrder({"before", "during", "after"})
public record Looks(Served before, Served during, Served after) {

    static Looks of(Kind kind, Visits visits, Moments moments) {
        return new Looks(Served.looking(kind, moments.warm(), moments.asked(), visits),
                Served.looking(kind, moments.hung(), moments.healed(), visits),
                Served.looking(kind, moments.healed(), Visits.END, visits));
    }

    /** Once something was wrong. */
    long inVain() {
        return during.inVain() + after.inVain();
    }
}
