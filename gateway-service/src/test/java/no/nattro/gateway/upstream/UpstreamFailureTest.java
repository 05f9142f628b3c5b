package no.nattro.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ConnectTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import no.nattro.platform.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

class UpstreamFailureTest {

    static Stream<Arguments> each_failure_has_its_status() {
        return Stream.of(
                Arguments.of(new ConnectException("refused"), 502),
                Arguments.of(new IOException("Connection reset by peer"), 502),
                Arguments.of(new ConnectTimeoutException("no answer"), 504),
                Arguments.of(new TimeoutException("budget"), 504),
                Arguments.of(new ResponseStatusException(HttpStatus.GATEWAY_TIMEOUT), 504),
                Arguments.of(new PoolAcquireTimeoutException(Duration.ofMillis(500)), 503),
                Arguments.of(new PoolAcquirePendingLimitException(1024), 503));
    }

    @ParameterizedTest
    @MethodSource
    void each_failure_has_its_status(Throwable failure, int status) {
        assertThat(UpstreamFailure.isOne(failure)).isTrue();
        ProblemException problem = UpstreamFailure.explain(failure, HttpMethod.POST);
        assertThat(problem.type().status()).isEqualTo(status);
        assertThat(problem.detail()).doesNotContain(String.valueOf(failure.getMessage()));
    }

    @Test
    void what_was_not_sent_says_so_and_when_to_come_back() {
        ProblemException problem = UpstreamFailure.explain(new PoolAcquirePendingLimitException(1024), HttpMethod.POST);

        assertThat(problem.retryAfterSeconds()).contains("1");
        assertThat(problem.detail()).contains("Nothing was done");
    }

    @Test
    void a_bug_of_ours_is_no_failure_of_theirs() {
        assertThat(UpstreamFailure.isOne(new NullPointerException())).isFalse();
        assertThat(UpstreamFailure.isOne(new ResponseStatusException(HttpStatus.NOT_FOUND))).isFalse();
    }
}
