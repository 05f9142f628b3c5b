package no.nattro.platform.upstream;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * One idempotent call to a neighbour.
 *
 * @param method   PUT, DELETE or GET
 * @param path     a path template, as in {@code /payments/{orderId}}; the template is what metrics and spans show
 * @param variable the template's one variable
 * @param body     is sent as JSON; null for none
 * @param answer   the type that a 200 is read as
 * @param refusals the last part of a problem's type (as in {@code out-of-stock}) to the refusal it stands for
 * @param shopper  the pseudonym on whose behalf it is made, see {@link #SHOPPER}; null for nobody's
 */
public record UpstreamCall<T, R>(HttpMethod method, String path, Object variable, @Nullable Object body,
        Class<T> answer, Map<String, R> refusals, @Nullable String shopper) {

    /** The header in which the shopper travels with a call, all the way inwards. */
    public static final String SHOPPER = "X-Shopper-Id";

    public UpstreamCall {
        refusals = Map.copyOf(refusals);
    }

    /** A call on nobody's behalf. */
    public UpstreamCall(HttpMethod method, String path, Object variable, @Nullable Object body, Class<T> answer,
            Map<String, R> refusals) {
        this(method, path, variable, body, answer, refusals, null);
    }
}
