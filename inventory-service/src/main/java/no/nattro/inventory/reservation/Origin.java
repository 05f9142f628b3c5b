package no.nattro.inventory.reservation;

import java.util.regex.Pattern;
import no.nattro.platform.request.RequestId;
import org.jspecify.annotations.Nullable;

/**
 * Where a change comes from: kept with the row, so that hours later the row leads back to the request.
 *
 * @param traceparent the caller's span, as in W3C Trace Context; null where it names none
 */
public record Origin(RequestId requestId, @Nullable String traceparent) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    /** Takes the header as it came; one of another form is as good as none. */
    public Origin {
        traceparent = traceparent != null && FORM.matcher(traceparent).matches() ? traceparent : null;
    }
}
