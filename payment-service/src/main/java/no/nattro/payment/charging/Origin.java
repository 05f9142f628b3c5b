package no.nattro.payment.charging;

import org.jspecify.annotations.Nullable;

/**
 * The request that something was done for, so that its row leads to its story.
 *
 * @param traceparent of the span it was done in, in W3C form; null where nothing is traced
 */
public record Origin(String requestId, @Nullable String traceparent) {}
