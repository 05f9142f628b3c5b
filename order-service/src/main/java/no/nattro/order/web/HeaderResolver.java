package no.nattro.order.web;

import java.util.UUID;
import no.nattro.order.domain.IdempotencyKey;
import no.nattro.order.domain.ShopperId;
import no.nattro.platform.problem.CommonProblem;
import no.nattro.platform.problem.FieldProblem;
import no.nattro.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads the two headers that are part of the contract as what they mean, or refuses the request. */
class HeaderResolver implements HandlerMethodArgumentResolver {

    static final String SHOPPER = "X-Shopper-Id";
    static final String KEY = "Idempotency-Key";

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == ShopperId.class || parameter.getParameterType() == IdempotencyKey.class;
    }

    @Override
    public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
            NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
        return parameter.getParameterType() == ShopperId.class
                ? shopper(request.getHeaderValues(SHOPPER))
                : key(request.getHeaderValues(KEY));
    }

    private static ShopperId shopper(String @Nullable [] values) {
        try {
            if (values != null && values.length == 1) {
                return new ShopperId(UUID.fromString(values[0]));
            }
        } catch (IllegalArgumentException e) {
            // as if there were none
        }
        throw new ProblemException(OrderProblem.SHOPPER_REQUIRED,
                "Only the gateway knows the shopper: come through it, with its cookie.");
    }

    private static IdempotencyKey key(String @Nullable [] values) {
        if (values == null || values.length == 0) {
            throw refused("is needed: a value of your own for each purchase, the same when you repeat it");
        }
        if (values.length > 1) {
            throw refused("stands there more than once");
        }
        if (!IdempotencyKey.isWellFormed(values[0])) {
            throw refused("must be 1 to 200 visible ASCII characters, without spaces");
        }
        return new IdempotencyKey(values[0]);
    }

    private static ProblemException refused(String message) {
        return new ProblemException(CommonProblem.INVALID_REQUEST, "The header " + KEY + " " + message + ".",
                new FieldProblem(KEY, message));
    }
}
