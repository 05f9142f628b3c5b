package no.nattro.demo.lesson.payment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import no.nattro.demo.stack.Component;

/** The shop that is looked at: as it is, or with one thing left out. */
public enum Column {
    /** As it is. */
    GUARDS("guards", "with the guards", Map.of()),
    /** Timeouts, breaker and bulkhead before payment are left out; keys, leases and fencing stay. */
    NO_GUARDS("no-guards", "without", Map.of("NATTRO_UPSTREAMS_PAYMENT_GUARD", "off"));

    private final String key;
    private final String words;
    private final Map<String, String> order;

    Column(String key, String words, Map<String, String> order) {
        this.key = key;
        this.words = words;
        this.order = order;
    }

    /** What the services are told besides. */
    Map<Component, Map<String, String>> settings() {
        return Map.of(Component.PAYMENT, Map.of("NATTRO_FAULTS_ENABLED", "true"), Component.ORDER, order);
    }

    /** The head of the column. */
    public String words() {
        return words;
    }

    @JsonValue
    @Override
    public String toString() {
        return key;
    }
}
