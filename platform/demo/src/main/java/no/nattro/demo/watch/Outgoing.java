package no.nattro.demo.watch;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * A way out of a process: to a neighbour, or a route of the gateway's. What is null is not measured.
 *
 * @param sent    calls that are on their way
 * @param waiting calls that have their place and no connection yet
 * @param places  how many of both there may be
 */
@JsonPropertyOrder({"name", "breaker", "sent", "waiting", "places"})
public record Outgoing(String name, @Nullable Breaker breaker, @Nullable Long sent, @Nullable Long waiting,
        @Nullable Long places) {}
