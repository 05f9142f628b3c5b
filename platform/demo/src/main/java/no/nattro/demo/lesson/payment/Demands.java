package no.nattro.demo.lesson.payment;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import no.nattro.demo.lesson.stage.Vitals;

/**
 * What order-service took of its machine.
 *
 * @param threads  virtual ones included
 * @param requests in it at once, each on a virtual thread
 * @param heap     bytes, garbage included
 * @param resident bytes
 */
@JsonPropertyOrder({"threads", "requests", "heap", "resident"})
public record Demands(Growth threads, Growth requests, Growth heap, Growth resident) {

    static Demands of(Observed observed) {
        List<Vitals> vitals = observed.vitals();
        Moments moments = observed.moments();
        return new Demands(Growth.of(vitals, moments, Vitals::threads), Growth.of(vitals, moments, Vitals::requests),
                Growth.of(vitals, moments, Vitals::heap), Growth.of(vitals, moments, Vitals::resident));
    }
}
