package no.nattro.platform.request;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The id under which one request is found in every log line, span and row.
 *
 * <p>An id from outside is accepted only in a form that can neither break a log line nor grow a row: 8 to 64 letters,
 * digits and hyphens of ASCII.
 *
 * @param value 8 to 64 characters of {@code [A-Za-z0-9-]}
 */
public record RequestId(String value) {

    /** The header it travels in, in requests and in replies. */
    public static final String HEADER = "X-Request-ID";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{8,64}");

    /** @throws IllegalArgumentException when the value has another form */
    public RequestId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a request id is 8 to 64 letters, digits and hyphens");
        }
    }

    /** Makes a new one, from a random UUID. */
    public static RequestId random() {
        return new RequestId(UUID.randomUUID().toString());
    }

    /** Takes a value as it came from a header; empty when there is none or it does not have the form. */
    public static Optional<RequestId> accept(@Nullable String header) {
        return header != null && FORM.matcher(header).matches() ? Optional.of(new RequestId(header)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
