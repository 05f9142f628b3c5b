package no.nattro.platform.request;

import org.jspecify.annotations.Nullable;

/**
 * Where a change comes from: kept with the row, so that hours later the row leads back to the request, and work on it joins
 * the request's trace.
 *
 * @param traceparent the request's own span, as in <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>,
 *                    version 00; null where nothing is traced
 */
public record Origin(RequestId requestId, @Nullable String traceparent) {

    /** The form of {@code traceparent}; both ids in lower-case hexadecimal, of 32 and 16 digits. */
    public static String traceparent(String traceId, String spanId, boolean sampled) {
        return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
    }
}
