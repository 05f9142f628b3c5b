package no.nattro.platform.upstream;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import no.nattro.platform.request.Deadline;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** One attempt of a call, mapped to an outcome. */
final class Attempt {

    private final RestClient rest;
    private final AnswerReader answers;
    private final Duration fast;

    Attempt(RestClient rest, AnswerReader answers, Duration fast) {
        this.rest = rest;
        this.answers = answers;
        this.fast = fast;
    }

    <T, R> AttemptResult<T, R> make(URI instance, UpstreamCall<T, R> call, Deadline deadline) {
        if (!deadline.allowsACall()) {
            return AttemptResult.answered(new Outcome.NotSent<>("the deadline is spent"));
        }
        long start = System.nanoTime();
        try {
            RestClient.RequestBodySpec request = rest.method(call.method())
                    .uri(instance + call.path(), call.variable())
                    .header(Deadline.HEADER, Long.toString(deadline.left().toMillis()));
            if (call.body() != null) {
                request.contentType(MediaType.APPLICATION_JSON).body(call.body());
            }
            return onlyIfFast(request.exchange((_, response) -> answers.read(call, response.getStatusCode().value(),
                    response.getHeaders().getContentType(), response.getBody().readAllBytes())), start);
        } catch (ResourceAccessException failure) {
            return onlyIfFast(failed(failure.getCause()), start);
        } catch (RestClientException | InvalidMediaTypeException unreadable) {
            return AttemptResult.answered(new Outcome.Unknown<>("an answer that cannot be read"));
        }
    }

    /** What took most of its limit to fail has left no time for a repeat. */
    private <T, R> AttemptResult<T, R> onlyIfFast(AttemptResult<T, R> result, long start) {
        return result.failedFast() && System.nanoTime() - start > fast.toNanos()
                ? AttemptResult.answered(result.outcome())
                : result;
    }

    private static <T, R> AttemptResult<T, R> failed(Throwable cause) {
        return switch (cause) {
            case ConnectTimeoutException _ -> AttemptResult.answered(new Outcome.NotSent<>("connecting took too long"));
            case ConnectionRequestTimeoutException _ ->
                AttemptResult.answered(new Outcome.NotSent<>("no free connection"));
            case ConnectException refused ->
                AttemptResult.failedFast(new Outcome.NotSent<>("nobody listens: " + refused.getMessage()));
            case UnknownHostException unknown ->
                AttemptResult.failedFast(new Outcome.NotSent<>("no such host: " + unknown.getMessage()));
            case NoRouteToHostException noRoute ->
                AttemptResult.failedFast(new Outcome.NotSent<>("no route: " + noRoute.getMessage()));
            case TotalLimitExceeded timeout -> AttemptResult.answered(new Outcome.Unknown<>(timeout.getMessage()));
            case InterruptedIOException timeout ->
                AttemptResult.answered(new Outcome.Unknown<>("no answer in time: " + timeout.getMessage()));
            case IOException broken ->
                AttemptResult.failedFast(new Outcome.Unknown<>("the connection broke: " + broken.getMessage()));
            default -> AttemptResult.answered(new Outcome.Unknown<>("the call failed: " + cause));
        };
    }
}
