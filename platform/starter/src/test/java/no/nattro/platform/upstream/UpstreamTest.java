package no.nattro.platform.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import no.nattro.platform.request.Deadline;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a neighbour does, over real sockets, and which of the four outcomes it is. */
class UpstreamTest {

    @RegisterExtension
    static final WireMockExtension neighbour = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort()).build();

    private static final AtomicInteger THINGS = new AtomicInteger();

    /** Each test's own: a request that was given up arrives when the neighbour is done with it, and that is another test's time. */
    private final int thing = THINGS.incrementAndGet();

    private @Nullable Caller caller;

    @AfterEach
    void close() {
        if (caller != null) {
            caller.close();
        }
    }

    @Test
    void a_200_is_done_and_carries_the_answer() {
        answer(aResponse().withStatus(200).withBody("{\"value\": \"yes\", \"newer\": 1}"));
        assertThat(send(client(500))).isEqualTo(new Outcome.Done<>(new Caller.Answer("yes")));
        arrivals(1);
    }

    @Test
    void a_documented_refusal_is_told_by_its_type_whatever_its_status() {
        answer(problem(418, "urn:nattro:problem:sold-out"));
        assertThat(send(client(500))).isEqualTo(new Outcome.Refused<>(Caller.Refusal.SOLD_OUT, "None left."));
        arrivals(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"urn:nattro:problem:another", "sold-out", "https://example.com/sold-out", ""})
    void a_4xx_of_another_type_is_unknown_and_not_repeated(String type) {
        answer(problem(409, type));
        assertThat(send(client(500))).isInstanceOf(Outcome.Unknown.class);
        arrivals(1);
    }

    @Test
    void a_4xx_without_a_problem_is_unknown_even_if_its_body_names_the_type() {
        answer(aResponse().withStatus(409).withHeader("Content-Type", "application/json")
                .withBody("{\"type\": \"urn:nattro:problem:sold-out\"}"));
        assertThat(send(client(500))).isInstanceOf(Outcome.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {202, 204, 302})
    void an_answer_that_is_no_end_is_unknown_and_not_repeated(int status) {
        answer(aResponse().withStatus(status).withBody("{\"value\": \"yes\"}").withHeader("Location", "/elsewhere"));
        assertThat(send(client(500))).isInstanceOf(Outcome.Unknown.class);
        arrivals(1);
        neighbour.verify(0, anyRequestedFor(urlEqualTo("/elsewhere")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "no json", "{\"value\": "})
    void a_200_that_cannot_be_read_is_unknown(String body) {
        answer(aResponse().withStatus(200).withBody(body));
        assertThat(send(client(500))).isInstanceOf(Outcome.Unknown.class);
        arrivals(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503})
    void a_5xx_is_repeated_once_and_then_unknown(int status) {
        answer(aResponse().withStatus(status).withHeader("Retry-After", "30"));
        assertThat(send(client(500))).isInstanceOf(Outcome.Unknown.class);
        arrivals(2);
    }

    @Test
    void a_5xx_that_took_most_of_the_limit_is_not_repeated() {
        answer(aResponse().withStatus(500).withFixedDelay(600));
        assertThat(send(client(1_000))).isEqualTo(new Outcome.Unknown<>("answered 500"));
        arrivals(1);
    }

    @Test
    void an_answer_of_a_type_that_cannot_be_read_is_unknown() {
        answer(aResponse().withStatus(409).withHeader("Content-Type", "no/type/at/all").withBody("{}"));
        assertThat(send(client(500))).isInstanceOf(Outcome.Unknown.class);
        arrivals(1);
    }

    @Test
    void a_repeat_that_succeeds_is_done() {
        neighbour.stubFor(put(anyUrl()).inScenario("s").whenScenarioStateIs(Scenario.STARTED).willSetStateTo("again")
                .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        neighbour.stubFor(put(anyUrl()).inScenario("s").whenScenarioStateIs("again")
                .willReturn(aResponse().withBody("{\"value\": \"yes\"}")));
        assertThat(send(client(500))).isInstanceOf(Outcome.Done.class);
        arrivals(2);
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "MALFORMED_RESPONSE_CHUNK")
    void a_broken_connection_is_unknown_after_one_repeat(Fault fault) {
        answer(aResponse().withFault(fault));
        assertThat(send(client(500))).isInstanceOf(Outcome.Unknown.class);
        arrivals(2);
    }

    @Test
    void silence_is_unknown_at_the_limit_and_not_repeated() {
        answer(aResponse().withFixedDelay(3_000).withBody("{\"value\": \"yes\"}"));
        assertThat(send(client(200))).isEqualTo(new Outcome.Unknown<>("no complete answer within 200 ms"));
        arrivals(1);
    }

    @Test
    void an_answer_that_trickles_ends_at_the_limit_of_the_whole() {
        answer(aResponse().withBody("{\"value\": \"yes\"}").withChunkedDribbleDelay(15, 3_000));
        assertThat(send(client(400))).isEqualTo(new Outcome.Unknown<>("no complete answer within 400 ms"));
        arrivals(1);
    }

    @Test
    void the_deadline_shortens_the_limit_and_is_told_to_the_neighbour() {
        answer(aResponse().withFixedDelay(3_000));
        assertThat(client(2_000).send(thing, frozen(Duration.ofMillis(150))))
                .isEqualTo(new Outcome.Unknown<>("no complete answer within 150 ms"));
        neighbour.verify(putRequestedFor(urlEqualTo("/things/" + thing))
                .withHeader("X-Request-Deadline-Ms", equalTo("150")));
    }

    @Test
    void with_under_50_ms_left_nothing_is_sent() {
        assertThat(client(500).send(thing, frozen(Duration.ofMillis(49)))).isInstanceOf(Outcome.NotSent.class);
        arrivals(0);
    }

    @Test
    void nobody_listening_is_not_sent() throws IOException {
        assertThat(send(client(freePort(), "total-timeout=500ms"))).isInstanceOf(Outcome.NotSent.class);
    }

    @Test
    void no_free_connection_is_not_sent() throws Exception {
        answer(aResponse().withFixedDelay(1_500).withBody("{\"value\": \"yes\"}"));
        Caller upstream = client(neighbour.getPort(), "total-timeout=3s", "lease-timeout=100ms", "max-connections=1");
        Thread first = Thread.ofVirtual().start(() -> send(upstream));
        await().until(() -> neighbour.countRequestsMatching(
                anyRequestedFor(urlEqualTo("/things/" + thing)).build()).getCount() == 1);
        assertThat(send(upstream)).isEqualTo(new Outcome.NotSent<>("no free connection"));
        first.join();
    }

    @Test
    void a_neighbour_that_is_not_configured_says_what_to_set() {
        Upstreams upstreams = client(500).upstreams();
        assertThatThrownBy(() -> upstreams.named("bank"))
                .hasMessageContaining("nattro.upstreams.bank.urls");
    }

    private static void answer(ResponseDefinitionBuilder answer) {
        neighbour.stubFor(any(anyUrl()).willReturn(answer));
    }

    private static ResponseDefinitionBuilder problem(int status, String type) {
        return aResponse().withStatus(status).withHeader("Content-Type", "application/problem+json")
                .withBody("{\"type\": \"" + type + "\", \"detail\": \"None left.\"}");
    }

    private void arrivals(int count) {
        neighbour.verify(count, putRequestedFor(urlEqualTo("/things/" + thing)));
    }

    private Outcome<Caller.Answer, Caller.Refusal> send(Caller caller) {
        return caller.send(thing);
    }

    private static Deadline frozen(Duration left) {
        AtomicLong clock = new AtomicLong();
        return Deadline.in(left, clock::get);
    }

    private Caller client(int totalMillis) {
        return client(neighbour.getPort(), "total-timeout=" + totalMillis + "ms");
    }

    private Caller client(int port, String... settings) {
        caller = new Caller(Caller.url(port), settings);
        return caller;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
