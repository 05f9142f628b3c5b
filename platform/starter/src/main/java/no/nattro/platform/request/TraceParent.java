package no.nattro.platform.request;

/**
 * The place of a request in its trace, in the form that is kept in rows so that later work can join the story.
 *
 * @param value {@code traceparent} of <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>, version 00
 */
public record TraceParent(String value) {

    /** Both ids in lower-case hexadecimal, of 32 and 16 digits. */
    public static TraceParent of(String traceId, String spanId, boolean sampled) {
        return new TraceParent("00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00"));
    }
}
