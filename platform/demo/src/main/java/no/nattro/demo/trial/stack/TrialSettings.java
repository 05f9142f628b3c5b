package no.nattro.demo.trial.stack;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nattro.demo.stack.Component;

/**
 * What is set otherwise than in the shop, and said in the report. Faults come every few seconds in a trial: with the ordinary
 * pauses of the breakers most of the purchases would be refused at the door or wait in the database, before anything could go
 * wrong with them; and with payment-service's ordinary interval a trial would wait a minute for what it says of the end.
 */
public final class TrialSettings {

    private static final Duration BASE_PAUSE = Duration.ofSeconds(2);
    private static final Duration MAX_PAUSE = Duration.ofSeconds(10);
    private static final Duration RECONCILIATION = Duration.ofSeconds(10);

    static final Map<Component, Map<String, String>> OF = Map.of(
            Component.GATEWAY, pauses("NATTRO_GATEWAY_BREAKER"),
            Component.ORDER, together(pauses("NATTRO_UPSTREAMS_PAYMENT_BREAKER"),
                    pauses("NATTRO_UPSTREAMS_INVENTORY_BREAKER")),
            Component.PAYMENT, together(pauses("NATTRO_BANK_BREAKER"),
                    Map.of("NATTRO_RECONCILIATION_INTERVAL", seconds(RECONCILIATION) + "s")));

    /** A sentence each. */
    public static final List<String> IN_WORDS = List.of(
            "the gateway leaves a failing service alone for " + seconds(BASE_PAUSE) + " s at first, "
                    + seconds(MAX_PAUSE)
                    + " s at most, instead of 5 s and 30 s",
            "order-service does the same with payment- and inventory-service, and payment-service with the bank, instead of"
                    + " for 30 s and 300 s",
            "payment-service compares its books with the bank's every " + seconds(RECONCILIATION)
                    + " s instead of every minute");

    private static Map<String, String> pauses(String breaker) {
        return Map.of(breaker + "_BASEPAUSE", seconds(BASE_PAUSE) + "s", breaker + "_MAXPAUSE",
                seconds(MAX_PAUSE) + "s");
    }

    private static long seconds(Duration duration) {
        return duration.toSeconds();
    }

    private static Map<String, String> together(Map<String, String> some, Map<String, String> others) {
        Map<String, String> all = new HashMap<>(some);
        all.putAll(others);
        return Map.copyOf(all);
    }

    private TrialSettings() {}
}
