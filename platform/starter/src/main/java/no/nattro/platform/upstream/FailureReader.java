package no.nattro.platform.upstream;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/** Reads as an outcome that there was no answer: not by the exception alone, but by how far the attempt had come. */
final class FailureReader {

    private final UpstreamMeters meters;

    FailureReader(UpstreamMeters meters) {
        this.meters = meters;
    }

    <T, R> AttemptResult<T, R> read(Throwable failure, Progress progress) {
        if (Thread.currentThread().isInterrupted()) { // by ourselves: this process ends
            return AttemptResult.taughtNothing(progress.hasDeparted()
                    ? new Outcome.Unknown<>("interrupted while waiting for an answer")
                    : new Outcome.NotSent<>("interrupted before it was sent"));
        }
        return progress.hasDeparted() ? afterDeparture(failure, progress) : beforeDeparture(failure, progress);
    }

    private static <T, R> AttemptResult<T, R> afterDeparture(Throwable failure, Progress progress) {
        return switch (failure) {
            case TotalLimitExceeded cut when progress.isLimitedByDeadline() ->
                AttemptResult.taughtNothing(new Outcome.Unknown<>(cut.getMessage()));
            case TotalLimitExceeded cut -> AttemptResult.failed(new Outcome.Unknown<>(cut.getMessage()));
            case InterruptedIOException timeout ->
                AttemptResult.failed(new Outcome.Unknown<>("no answer in time: " + timeout.getMessage()));
            case IOException broken ->
                AttemptResult.failedFast(new Outcome.Unknown<>("the connection broke: " + broken.getMessage()));
            default -> AttemptResult.failed(new Outcome.Unknown<>("the call failed: " + failure));
        };
    }

    private <T, R> AttemptResult<T, R> beforeDeparture(Throwable failure, Progress progress) {
        return switch (failure) {
            case DeadlineSpent spent -> heldBack(Brake.DEADLINE, spent.getMessage());
            case TotalLimitExceeded _ when progress.isLimitedByDeadline() ->
                heldBack(Brake.DEADLINE, "the deadline came before a connection");
            case TotalLimitExceeded _ when !progress.wasConnecting() -> heldBack(Brake.LEASE, "no free connection");
            case ConnectionRequestTimeoutException _ -> heldBack(Brake.LEASE, "no free connection");
            case TotalLimitExceeded _,ConnectTimeoutException _ ->
                AttemptResult.failed(new Outcome.NotSent<>("connecting took too long"));
            case ConnectException refused ->
                AttemptResult.failedFast(new Outcome.NotSent<>("nobody listens: " + refused.getMessage()));
            case UnknownHostException unknown ->
                AttemptResult.failedFast(new Outcome.NotSent<>("no such host: " + unknown.getMessage()));
            case NoRouteToHostException noRoute ->
                AttemptResult.failedFast(new Outcome.NotSent<>("no route: " + noRoute.getMessage()));
            default -> AttemptResult.failed(new Outcome.NotSent<>("no connection: " + failure));
        };
    }

    private <T, R> AttemptResult<T, R> heldBack(Brake brake, String cause) {
        meters.refused(brake);
        return AttemptResult.taughtNothing(new Outcome.NotSent<>(cause));
    }
}
