package no.nattro.payment.web;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import no.nattro.payment.charging.Origin;
import no.nattro.platform.request.RequestId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Names the request that is being served, for the rows it leaves. */
@Component
class CurrentRequest {

    private final Tracer tracer;

    CurrentRequest(Tracer tracer) {
        this.tracer = tracer;
    }

    Origin origin(RequestId requestId) {
        return new Origin(requestId.value(), traceparent());
    }

    /** In the form of W3C Trace Context, so that later work can join the trace. */
    private @Nullable String traceparent() {
        Span span = tracer.currentSpan();
        if (span == null || span.isNoop()) {
            return null;
        }
        TraceContext trace = span.context();
        return "00-" + trace.traceId() + "-" + trace.spanId() + (Boolean.TRUE.equals(trace.sampled()) ? "-01" : "-00");
    }
}
