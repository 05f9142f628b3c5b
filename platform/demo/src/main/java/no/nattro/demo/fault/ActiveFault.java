package no.nattro.demo.fault;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A fault as the service tells it. Scripts read this: names and order stay.
 *
 * @param length what it was begun with as {@code for}
 * @param leftMs milliseconds until it ends by itself
 * @param struck how many requests it has met
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonPropertyOrder({"id", "kind", "delay", "jitter", "status", "rate", "token", "shopper", "for", "leftMs", "struck"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ActiveFault(String id, String kind, @Nullable String delay, @Nullable String jitter,
        @Nullable Integer status, @Nullable Double rate, @Nullable String token, @Nullable String shopper,
        @JsonProperty("for") String length, long leftMs, long struck) {

    /** As in {@code delay 30s ± 5s}. */
    public String effect() {
        return kind + (status == null ? "" : " " + status) + (rate == null || rate == 1 ? "" : ", rate " + rate)
                + (delay == null ? "" : " " + delay) + (jitter == null || "0s".equals(jitter) ? "" : " ± " + jitter);
    }

    /** As in {@code token tok_approved}. */
    public String scope() {
        String scope = Stream.of(token == null ? "" : "token " + token, shopper == null ? "" : "shopper " + shopper)
                .filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
        return scope.isEmpty() ? "all" : scope;
    }

    /** Rounded up: what is not over has something left. */
    public long secondsLeft() {
        return (leftMs + 999) / 1000;
    }
}
