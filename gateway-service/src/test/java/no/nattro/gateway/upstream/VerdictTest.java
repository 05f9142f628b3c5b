package no.nattro.gateway.upstream;

import static no.nattro.gateway.upstream.Verdict.BADLY;
import static no.nattro.gateway.upstream.Verdict.LOST;
import static no.nattro.gateway.upstream.Verdict.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ConnectTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeoutException;
import no.nattro.platform.problem.CommonProblem;
import no.nattro.platform.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;

class VerdictTest {

    private final WatchedRequest request = new WatchedRequest(MockServerHttpRequest.post("/").body("{}"));
    private final WatchedAnswer answer = new WatchedAnswer(new MockServerHttpResponse());

    @ParameterizedTest
    @CsvSource({"200, WELL", "201, WELL", "302, WELL", "404, WELL", "409, WELL", "429, WELL", "500, BADLY", "501, WELL",
            "502, BADLY", "503, NOTHING", "504, BADLY"})
    void an_answer_is_judged_by_its_status(int status, Verdict verdict) {
        assertThat(Verdict.ofAnswer(status)).isEqualTo(verdict);
    }

    @Test
    void who_is_not_there_is_lost() {
        assertThat(verdict(new ConnectException("refused"))).isEqualTo(LOST);
        assertThat(verdict(new ConnectTimeoutException("no answer"))).isEqualTo(LOST);
        assertThat(verdict(new IOException("Connection reset by peer"))).isEqualTo(LOST);
    }

    @Test
    void a_service_that_has_the_whole_request_and_does_not_answer_in_time_is_broken() {
        sendAll();

        assertThat(verdict(new TimeoutException())).isEqualTo(BADLY);
    }

    @Test
    void a_client_that_is_slow_to_send_is_not_the_services_fault() {
        assertThat(verdict(new TimeoutException())).isEqualTo(NOTHING);
    }

    @Test
    void an_answer_that_trickles_is_the_services_fault_and_one_that_is_not_read_the_clients() {
        sendAll();
        answer.writeWith(Flux.never()).subscribe();
        assertThat(verdict(new TimeoutException())).isEqualTo(BADLY);

        answer.writeWith(Flux.just(bytes())).block();
        assertThat(verdict(new TimeoutException())).isEqualTo(NOTHING);
    }

    @Test
    void an_answer_that_breaks_off_is_lost_and_a_client_that_breaks_off_is_nothing() {
        sendAll();
        answer.writeWith(Flux.never()).subscribe();
        assertThat(verdict(new IOException("Broken pipe"))).as("the body has not failed, but writing it")
                .isEqualTo(NOTHING);

        answer.writeAndFlushWith(Flux.error(new IOException("premature"))).onErrorComplete().block();
        assertThat(verdict(new IOException("premature"))).isEqualTo(LOST);
    }

    @Test
    void what_was_not_sent_and_what_is_our_own_says_nothing() {
        assertThat(verdict(new PoolAcquirePendingLimitException(1))).isEqualTo(NOTHING);
        assertThat(ofFailure(UpstreamFailure.nobodyIsReady(HttpMethod.GET))).isEqualTo(NOTHING);
        assertThat(ofFailure(new ProblemException(CommonProblem.TOO_LARGE, "large"))).isEqualTo(NOTHING);
        assertThat(ofFailure(new NullPointerException())).isEqualTo(NOTHING);
    }

    private Verdict verdict(Exception failure) {
        return ofFailure(UpstreamFailure.explain(failure, HttpMethod.POST));
    }

    private Verdict ofFailure(Throwable failure) {
        return Verdict.ofFailure(failure, request, answer);
    }

    private void sendAll() {
        request.getBody().then(Mono.empty()).block();
    }

    private static DataBuffer bytes() {
        return DefaultDataBufferFactory.sharedInstance.wrap("{}".getBytes(StandardCharsets.UTF_8));
    }
}
