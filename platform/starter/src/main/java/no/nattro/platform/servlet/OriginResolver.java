package no.nattro.platform.servlet;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import no.nattro.platform.request.Origin;
import no.nattro.platform.request.RequestId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers the {@link Origin} of what they are about to change. */
class OriginResolver implements HandlerMethodArgumentResolver {

    private final ObjectProvider<Tracer> tracers;

    OriginResolver(ObjectProvider<Tracer> tracers) {
        this.tracers = tracers;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Origin.class;
    }

    @Override
    public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
            NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
        RequestId requestId = (RequestId) request.getAttribute(RequestId.class.getName(),
                RequestAttributes.SCOPE_REQUEST);
        return new Origin(requestId, traceparent());
    }

    private @Nullable String traceparent() {
        Tracer tracer = tracers.getIfAvailable();
        Span span = tracer == null ? null : tracer.currentSpan();
        if (span == null || span.isNoop()) {
            return null;
        }
        TraceContext context = span.context();
        return Origin.traceparent(context.traceId(), context.spanId(), Boolean.TRUE.equals(context.sampled()));
    }
}
