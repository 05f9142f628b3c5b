package no.nattro.platform.upstream;

import java.net.URI;
import java.time.Duration;
import no.nattro.platform.request.Deadline;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** One attempt of a call, mapped to an outcome. */
final class Attempt {

    private final RestClient rest;
    private final AnswerReader answers;
    private final FailureReader failures;
    private final UpstreamMeters meters;
    private final Duration limit;
    private final boolean guarded;

    /** @param settings as they are in force */
    Attempt(RestClient rest, AnswerReader answers, UpstreamMeters meters, UpstreamProperties.Upstream settings) {
        this.rest = rest;
        this.answers = answers;
        this.failures = new FailureReader(meters);
        this.meters = meters;
        this.limit = settings.totalTimeout();
        this.guarded = settings.guard();
    }

    <T, R> AttemptResult<T, R> make(URI instance, UpstreamCall<T, R> call, Deadline deadline) {
        Progress progress = new Progress(deadline, limit, guarded);
        if (!progress.isWorthSending()) {
            return failures.read(new DeadlineSpent("the deadline is spent"), progress);
        }
        long start = System.nanoTime();
        AttemptResult<T, R> result = ScopedValue.where(Progress.OF_THIS_ATTEMPT, progress)
                .call(() -> exchange(instance, call, progress));
        // What took most of its limit to fail has left no time for a repeat.
        return System.nanoTime() - start > limit.toNanos() / 2 ? result.notRepeated() : result;
    }

    private <T, R> AttemptResult<T, R> exchange(URI instance, UpstreamCall<T, R> call, Progress progress) {
        try {
            RestClient.RequestBodySpec request = rest.method(call.method())
                    .uri(instance + call.path(), call.variable());
            if (call.shopper() != null) {
                request.header(UpstreamCall.SHOPPER, call.shopper());
            }
            if (call.body() != null) {
                request.contentType(MediaType.APPLICATION_JSON).body(call.body());
            }
            return request.exchange((_, response) -> answers.read(call, response.getStatusCode().value(),
                    type(response.getHeaders()), response.getBody().readAllBytes()));
        } catch (ResourceAccessException failure) {
            return failures.read(failure.getCause(), progress);
        } catch (RestClientException unreadable) {
            return AttemptResult.answered(new Outcome.Unknown<>("an answer that cannot be read"));
        } finally {
            if (progress.hasDeparted()) {
                meters.ended();
            }
        }
    }

    private static @Nullable MediaType type(HttpHeaders headers) {
        try {
            return headers.getContentType();
        } catch (InvalidMediaTypeException unreadable) {
            return null;
        }
    }
}
