package no.nattro.demo.lesson.payment;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import no.nattro.demo.lesson.load.Kind;
import no.nattro.demo.lesson.load.Times;
import no.nattro.demo.lesson.load.Visits;

/**
 * How people were served.
 *
 * @param late how much later than they were due their requests left this command, which is in all other times
 */
@JsonPropertyOrder({"pages", "reads", "checkouts", "late"})
public record Service(Looks pages, Looks reads, Checkouts checkouts, Times late) {

    static Service of(Visits visits, Moments moments) {
        return new Service(Looks.of(Kind.PRODUCT_PAGE, visits, moments), Looks.of(Kind.ORDER_READ, visits, moments),
                Checkouts.of(visits, moments), visits.between(moments.warm(), Visits.END).late());
    }
}
