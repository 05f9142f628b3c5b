package no.nattro.platform.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class ReadinessQuestionTest {

    private static final Duration LIMIT = Duration.ofMillis(400);

    private final Instance instance = new Instance();

    @AfterEach
    void close() {
        instance.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/"})
    void a_200_is_ready_however_the_url_ends(String end) throws Exception {
        assertThat(ask(URI.create(instance.url() + end))).isEmpty();
        assertThat(instance.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 401, 404, 500, 503, 202})
    void any_other_answer_is_not_and_no_redirect_is_followed(int status) throws Exception {
        instance.readyz(status);

        assertThat(ask(instance.url())).contains("answered " + status);
        assertThat(instance.calls()).isZero();
    }

    @Test
    void nobody_listening_is_not() throws Exception {
        instance.close();
        assertThat(ask(instance.url())).hasValueSatisfying(why -> assertThat(why).contains("Connection refused"));
    }

    @Test
    void no_such_host_is_not() throws Exception {
        assertThat(whyNot(new ReadinessQuestion(URI.create("http://there-is-no-such-host.invalid:8080"),
                Duration.ofSeconds(10)).ask())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"",
            "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nX: a head that takes seconds to arrive\r\n\r\n"})
    void silence_or_a_trickle_is_not_at_the_limit_of_the_whole_and_leaves_no_connection(String answer)
            throws Exception {
        try (SlowLine frozen = new SlowLine(answer)) {
            long start = System.nanoTime();
            assertThat(ask(frozen.url())).contains("no answer within 400 ms");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(LIMIT, Duration.ofSeconds(3));

            assertThat(frozen.accepted()).isEqualTo(1);
            await().until(() -> frozen.open() == 0);
        }
    }

    @Test
    void who_does_not_even_take_connections_any_more_is_not() throws Exception {
        try (ServerSocket frozen = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI url = URI.create("http://127.0.0.1:" + frozen.getLocalPort());
            for (int i = 0; i < 4; i++) { // the first ones fill its queue
                assertThat(ask(url)).contains("no answer within 400 ms");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "SSH-2.0-x\r\n", "HTTP/1.1\r\n\r\n"})
    void what_is_not_http_is_not(String answer) throws Exception {
        try (SlowLine other = new SlowLine(answer)) {
            assertThat(whyNot(new ReadinessQuestion(other.url(), Duration.ofSeconds(3)).ask())).isPresent();
            await().until(() -> other.open() == 0);
        }
    }

    @Test
    void it_tells_nothing_of_anybodys_request() throws Exception {
        ask(instance.url());

        assertThat(instance.asked()).singleElement().satisfies(headers -> assertThat(headers.keySet())
                .containsOnly("Accept", "Connection", "Host", "User-agent"));
    }

    @Test
    void silence_is_told_from_a_no() throws Exception {
        instance.readyz(503);
        try (SlowLine frozen = new SlowLine("")) {
            assertThat(new ReadinessQuestion(frozen.url(), LIMIT).ask().kind()).isEqualTo(Readiness.Kind.SILENT);
        }
        assertThat(new ReadinessQuestion(instance.url(), LIMIT).ask().kind()).isEqualTo(Readiness.Kind.NOT_READY);
    }

    /** Empty when it is ready. */
    private static Optional<String> whyNot(Readiness readiness) {
        return readiness.kind() == Readiness.Kind.READY ? Optional.empty() : Optional.of(readiness.why());
    }

    private static Optional<String> ask(URI url) throws InterruptedException {
        return whyNot(new ReadinessQuestion(url, LIMIT).ask());
    }
}
