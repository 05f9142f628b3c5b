package no.nattro.demo.trial.stack;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import no.nattro.demo.stack.Component;

/**
 * What is set otherwise than in the shop, and said in the report. Faults come every few seconds in a trial: with the gateway's
 * ordinary pauses most of the purchases would be refused at the door, before anything could go wrong with them; and with
 * payment-service's ordinary interval a trial would wait a minute for what it says of the end.
 */
public final class TrialSettings {

    private static final Duration BASE_PAUSE = Duration.ofSeconds(2);
    private static final Duration MAX_PAUSE = Duration.ofSeconds(10);
    private static final Duration RECONCILIATION = Duration.ofSeconds(10);

    static final Map<Component, Map<String, String>> OF = Map.of(
            Component.GATEWAY, Map.of(
                    "NATTRO_GATEWAY_BREAKER_BASEPAUSE", BASE_PAUSE.toSeconds() + "s",
                    "NATTRO_GATEWAY_BREAKER_MAXPAUSE", MAX_PAUSE.toSeconds() + "s"),
            Component.PAYMENT, Map.of("NATTRO_RECONCILIATION_INTERVAL", RECONCILIATION.toSeconds() + "s"));

    /** A sentence each. */
    public static final List<String> IN_WORDS = List.of(
            "the gateway leaves a failing service alone for " + BASE_PAUSE.toSeconds() + " s at first, "
                    + MAX_PAUSE.toSeconds() + " s at most, instead of 5 s and 30 s",
            "payment-service compares its books with the bank's every " + RECONCILIATION.toSeconds()
                    + " s instead of every minute");

    private TrialSettings() {}
}
