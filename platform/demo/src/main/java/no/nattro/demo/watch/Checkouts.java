package no.nattro.demo.watch;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * Checkouts that were answered, whatever the answer. What is null is not measured, or there was none lately.
 *
 * @param p50Millis half of the last minute's were answered within that time
 * @param p99Millis and 99 of 100 within that
 */
@JsonPropertyOrder({"answered", "p50Millis", "p99Millis"})
public record Checkouts(Counted answered, @Nullable Double p50Millis, @Nullable Double p99Millis) {}
