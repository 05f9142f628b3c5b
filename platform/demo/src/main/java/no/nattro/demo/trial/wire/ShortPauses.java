package no.nattro.demo.trial.wire;

import java.time.Duration;
import java.util.Map;

/**
 * How long the gateway leaves a service alone that has failed, in a trial: faults come every few seconds there, and with the
 * ordinary pauses most of the trial's purchases would be refused at the door, before anything could go wrong with them.
 */
public final class ShortPauses {

    private static final Duration BASE = Duration.ofSeconds(2);
    private static final Duration MAX = Duration.ofSeconds(10);

    static final Map<String, String> ENVIRONMENT = Map.of(
            "NATTRO_GATEWAY_BREAKER_BASEPAUSE", BASE.toSeconds() + "s",
            "NATTRO_GATEWAY_BREAKER_MAXPAUSE", MAX.toSeconds() + "s");

    private ShortPauses() {}

    /** For a report. */
    public static String inWords() {
        return "a failing service is left alone for " + BASE.toSeconds() + " s at first, for " + MAX.toSeconds()
                + " s at most (outside trials 5 s and 30 s)";
    }
}
