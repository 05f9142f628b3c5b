package no.nattro.demo.lesson.payment;

import java.util.List;
import no.nattro.demo.lesson.stage.Vitals;

/**
 * What was seen from the beginning to the end.
 *
 * @param attempts how many requests had met the hang when it was seen last
 * @param vitals   of order-service, in the order of time
 */
record Observed(Moments moments, long attempts, List<Vitals> vitals) {}
