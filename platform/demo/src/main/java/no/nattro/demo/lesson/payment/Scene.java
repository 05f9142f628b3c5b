package no.nattro.demo.lesson.payment;

import java.time.Duration;
import java.util.OptionalDouble;
import no.nattro.demo.lesson.stage.Vitals;

/** What is done to the shop, and what is seen of it meanwhile. What was not answered is not there. */
interface Scene {

    /** Makes payment hang for so long; returns when it does. */
    void hang(Duration length);

    /** How many requests have met the hang; empty when it is over. */
    OptionalDouble attempts();

    /** 1 if the breaker before payment is in that state, as in {@code open} and {@code half_open}. */
    OptionalDouble breaker(String state);

    /** How many breakers there are, before whatever service, that are open or let a probe through. */
    int leftAlone();

    /** Of order-service. */
    Vitals vitals(Duration now);
}
