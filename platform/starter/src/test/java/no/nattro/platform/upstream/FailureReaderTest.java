package no.nattro.platform.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import no.nattro.platform.request.Deadline;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same exception means one thing or another, by how far the attempt had come. */
class FailureReaderTest {

    private static final Duration TOTAL = Duration.ofMillis(1200);

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @ParameterizedTest(name = "{0}, {1}: {2}, {3}, held back by {4}")
    @CsvSource({
            "waiting for a connection, its limit,          NotSent, NOTHING, lease",
            "waiting for a connection, the deadline,       NotSent, NOTHING, deadline",
            "waiting for a connection, no connection,      NotSent, NOTHING, lease",
            "connecting,               its limit,          NotSent, BADLY,   nothing",
            "connecting,               the deadline,       NotSent, NOTHING, deadline",
            "connecting,               connect timeout,    NotSent, BADLY,   nothing",
            "connecting,               connection refused, NotSent, BADLY,   nothing",
            "connecting,               a broken line,      NotSent, BADLY,   nothing",
            "sent,                     its limit,          Unknown, BADLY,   nothing",
            "sent,                     the deadline,       Unknown, NOTHING, nothing",
            "sent,                     no byte in time,    Unknown, BADLY,   nothing",
            "sent,                     a broken line,      Unknown, BADLY,   nothing",
            "sent,                     connection refused, Unknown, BADLY,   nothing"})
    void an_end_without_an_answer(String stage, String event, String outcome, Verdict verdict, String brake) {
        boolean byDeadline = event.equals("the deadline");
        Progress progress = new Progress(
                Deadline.in(byDeadline ? Duration.ofMillis(300) : TOTAL.multipliedBy(2), () -> 0),
                TOTAL, true);
        if (stage.equals("sent")) {
            progress.depart();
        }
        if (byDeadline || event.equals("its limit")) {
            progress.cut(!stage.equals("waiting for a connection"));
        }

        AttemptResult<String, NoRefusal> result = new FailureReader(new UpstreamMeters("neighbour", metrics))
                .read(failure(event), progress);

        assertThat(result.outcome().getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(result.verdict()).isEqualTo(verdict);
        assertThat(Arrays.stream(Brake.values()).filter(this::hasHeldBack).map(Brake::tag).findAny().orElse("nothing"))
                .isEqualTo(brake);
    }

    private static IOException failure(String event) {
        return switch (event) {
            case "its limit", "the deadline" -> new TotalLimitExceeded(TOTAL, new SocketException("closed"));
            case "no connection" -> new ConnectionRequestTimeoutException("none");
            case "connect timeout" -> new ConnectTimeoutException("no answer");
            case "connection refused" -> new ConnectException("refused");
            case "no byte in time" -> new SocketTimeoutException("read timed out");
            default -> new SocketException("connection reset");
        };
    }

    private boolean hasHeldBack(Brake brake) {
        return metrics.get("nattro.upstream.refused").tag("brake", brake.tag()).counter().count() > 0;
    }
}
