package no.nattro.platform.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/** More requests than may be worked on at once, over real sockets. */
@SpringBootTest(classes = BusyApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
        "nattro.inbound.at-once=5", "nattro.inbound.shares.slow.methods=POST",
        "nattro.inbound.shares.slow.paths=/slow/**", "nattro.inbound.shares.slow.at-once=2"})
@AutoConfigureObservability
@ActiveProfiles("busy")
class InboundLimitTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private BusyApplication service;

    @Autowired
    private MeterRegistry metrics;

    @AfterEach
    void everyPlaceIsFreeAgain() {
        service.releaseAll();
        await().untilAsserted(() -> {
            assertThat(gauge("nattro.inbound.requests", "slow")).isZero();
            assertThat(gauge("nattro.inbound.requests", "all")).isZero();
        });
    }

    @Test
    void the_measures_are_there_from_the_start() {
        assertThat(gauge("nattro.inbound.limit", "all")).isEqualTo(5);
        assertThat(gauge("nattro.inbound.limit", "slow")).isEqualTo(2);
        assertThat(metrics.get("nattro.inbound.refused").counters()).extracting(c -> c.getId().getTag("share"))
                .containsExactlyInAnyOrder("all", "slow");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/slow/hang", "/slow/hang-later"})
    void requests_that_hang_take_their_share_and_no_more(String path) throws Exception {
        List<CompletableFuture<HttpResponse<String>>> hanging = hang(path, 2);
        double before = refused("slow");

        HttpResponse<String> refusal = post("/slow/well", BodyPublishers.ofString("x"), "given-1234");

        assertThat(refusal.statusCode()).isEqualTo(503);
        assertThat(refusal.headers().firstValue("Retry-After")).contains("1");
        assertThat(refusal.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(refusal.headers().firstValue("X-Request-ID")).contains("given-1234");
        JsonNode problem = JSON.readTree(refusal.body());
        assertThat(problem.path("type").asText()).isEqualTo("urn:nattro:problem:unavailable");
        assertThat(problem.path("requestId").asText()).isEqualTo("given-1234");
        assertThat(problem.path("detail").asText()).contains("Nothing was done");
        assertThat(refused("slow") - before).isEqualTo(1);
        assertThat(get("/").statusCode()).as("another kind").isEqualTo(200);
        assertThat(gauge("nattro.inbound.requests", "slow")).isEqualTo(2);

        service.releaseAll();
        assertThat(hanging).allSatisfy(one -> assertThat(one.join().body()).isEqualTo("released"));
        await().until(() -> post("/slow/well", BodyPublishers.ofString("x"), "given-1234").statusCode() == 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/slow", "/slow/", "/%73low/well", "/slow;a=b/well", "/slow/nothing"})
    void a_share_cannot_be_left_by_writing_its_path_in_another_way(String path) throws Exception {
        hang("/slow/hang", 2);
        assertThat(post(path, BodyPublishers.ofString("x"), "given-1234").statusCode()).isEqualTo(503);
    }

    @Test
    void only_its_own_methods_are_of_a_share() throws Exception {
        hang("/slow/hang", 2);
        assertThat(get("/slow/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void a_full_service_refuses_everything_but_the_questions_how_it_is() throws Exception {
        hang("/hang", 5);
        double before = refused("all");

        assertThat(get("/").statusCode()).isEqualTo(503);
        assertThat(get("/nothing").statusCode()).isEqualTo(503);
        assertThat(post("/slow/well", BodyPublishers.ofString("x"), "given-1234").statusCode()).isEqualTo(503);
        assertThat(refused("all") - before).isEqualTo(3);
        assertThat(gauge("nattro.inbound.requests", "slow")).as("the share's place is given back").isZero();
        assertThat(get("/livez").statusCode()).isEqualTo(200);
        assertThat(get("/readyz").statusCode()).isEqualTo(200);
        assertThat(get("/actuator/metrics/nattro.inbound.requests").statusCode()).isEqualTo(200);
    }

    @Test
    void a_refusal_waits_for_no_body() throws Exception {
        hang("/slow/hang", 2);
        try (Socket line = open("POST /slow/well HTTP/1.1\r\nHost: here\r\nContent-Length: 1000\r\n\r\nonly a beg")) {
            line.setSoTimeout(10_000);
            assertThat(new String(line.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 503");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/slow/well", "/slow/bug", "/slow/error-page", "/slow/nothing", "/slow/later",
            "/slow/later-bug", "/slow/never", "/slow/twice"})
    void whatever_ends_a_request_its_place_is_given_back_once(String path) throws Exception {
        for (int i = 0; i < 6; i++) {
            await().until(() -> gauge("nattro.inbound.requests", "slow") == 0);
            assertThat(post(path, BodyPublishers.ofString("x"), "given-1234").statusCode())
                    .isEqualTo(status(path));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/slow/stream", "/slow/well", "/slow/hang", "/slow/hang-later"})
    void the_place_of_a_client_that_is_gone_is_given_back(String path) throws Exception {
        for (int i = 0; i < 3; i++) {
            await().until(() -> gauge("nattro.inbound.requests", "slow") == 0);
            Socket line = open("POST " + path + " HTTP/1.1\r\nHost: here\r\nContent-Length: 10\r\n\r\nbroken");
            await().until(() -> gauge("nattro.inbound.requests", "slow") == 1);
            line.setSoLinger(true, 0); // a reset: the other side is told at once
            line.close();
            service.releaseAll();
        }
    }

    private static int status(String path) {
        return switch (path) {
            case "/slow/bug", "/slow/error-page", "/slow/later-bug" -> 500;
            case "/slow/nothing" -> 404;
            case "/slow/never" -> 503;
            default -> 200;
        };
    }

    private List<CompletableFuture<HttpResponse<String>>> hang(String path, int requests) {
        List<CompletableFuture<HttpResponse<String>>> hanging = IntStream.range(0, requests)
                .mapToObj(_ -> HTTP.sendAsync(HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.noBody()).build(),
                        HttpResponse.BodyHandlers.ofString()))
                .toList();
        await().until(() -> service.hanging() == requests);
        return hanging;
    }

    private Socket open(String request) throws IOException {
        Socket line = new Socket(InetAddress.getLoopbackAddress(), port);
        line.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return line;
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, HttpRequest.BodyPublisher body, String requestId) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(uri(path)).POST(body).header("X-Request-ID", requestId).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private double gauge(String name, String share) {
        return metrics.get(name).tag("share", share).gauge().value();
    }

    private double refused(String share) {
        return metrics.get("nattro.inbound.refused").tag("share", share).counter().count();
    }
}
