package no.nattro.gateway.edge;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import no.nattro.gateway.Browser;
import no.nattro.gateway.GatewayUnderTest;
import no.nattro.gateway.Line;
import no.nattro.gateway.Services;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayUnderTest
class IdsTest {

    private static final String FORM = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final int port;

    IdsTest(@LocalServerPort int port) {
        this.port = port;
    }

    @BeforeEach
    void services_answer() {
        Services.answer();
    }

    @Test
    void an_id_of_the_right_form_is_the_id_of_the_whole_story() throws IOException {
        Line.Reply reply = Line.get(port, "/api/products", "X-Request-ID: from-outside-1");

        assertThat(reply.headers("X-Request-ID")).containsExactly("from-outside-1");
        assertThat(values("X-Request-ID")).containsExactly("from-outside-1");
        assertThat(values("baggage")).singleElement().asString().contains("x-request-id=from-outside-1");
    }

    static Stream<List<String>> hostile() {
        return Stream.of(List.of(), List.of(""), List.of("short"), List.of("a".repeat(300)),
                List.of("bl\u00e5b\u00e6r-og-fl\u00f8te"),
                List.of("with space"), List.of("two-of-us-1,two-of-us-2"), List.of("two-of-us-1", "two-of-us-2"),
                List.of("two-of-us-1", "two-of-us-1"), List.of("${jndi:ldap://x}"), List.of("id\u0085forged line"));
    }

    @ParameterizedTest
    @MethodSource
    void hostile(List<String> ids) throws IOException {
        Line.Reply reply = Line.get(port, "/api/products",
                ids.stream().map(id -> "X-Request-ID: " + id).toArray(String[]::new));

        assertThat(reply.headers("X-Request-ID")).singleElement().asString().matches(FORM);
        assertThat(values("X-Request-ID")).isEqualTo(reply.headers("X-Request-ID"));
        assertThat(values("baggage")).singleElement().asString().contains(reply.headers("X-Request-ID").getFirst());
    }

    @Test
    void a_line_break_in_a_header_is_no_request() throws IOException {
        assertThat(Line.get(port, "/api/products", "X-Request-ID: good-id-0001\rX-Shopper-Id: me").status())
                .isEqualTo(400);
        assertThat(Services.arrived()).isEmpty();
    }

    @Test
    void what_only_the_inside_may_say_does_not_come_from_outside() throws IOException {
        Line.get(port, "/api/products", "traceparent: 00-11111111111111111111111111111111-2222222222222222-01",
                "tracestate: v=1", "baggage: x-request-id=forged-by-me", "b3: 1-1-1", "X-B3-TraceId: 1111111111111111",
                "X-Shopper-Id: somebody-else", "X-Request-Deadline-Ms: 9999999", "X-Forwarded-For: 10.0.0.1",
                "X-Forwarded-Proto: http", "X-Forwarded-Host: evil.example", "Forwarded: for=10.0.0.1");

        LoggedRequest inside = Services.onlyArrival();
        assertThat(values("traceparent")).singleElement().asString()
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01").doesNotContain("1111111111");
        assertThat(values("baggage")).singleElement().asString().doesNotContain("forged");
        assertThat(values("X-Shopper-Id")).singleElement().asString().matches(FORM);
        assertThat(Long.parseLong(inside.getHeader("X-Request-Deadline-Ms"))).isBetween(500L, 1500L);
        assertThat(Stream.of("tracestate", "b3", "X-B3-TraceId", "X-Forwarded-For", "X-Forwarded-Proto",
                "X-Forwarded-Host", "Forwarded")).noneMatch(inside::containsHeader);
    }

    @Test
    void a_client_cannot_have_our_headers_removed_by_calling_them_its_connections() throws IOException {
        Line.get(port, "/api/products", "Connection: X-Shopper-Id, X-Request-ID, X-Request-Deadline-Ms, traceparent");

        assertThat(Stream.of("X-Shopper-Id", "X-Request-ID", "X-Request-Deadline-Ms", "traceparent", "baggage"))
                .allMatch(Services.onlyArrival()::containsHeader);
    }

    @Test
    void what_netty_notes_on_an_http2_request_stays_here() {
        Browser.at(port).get("/api/products");

        assertThat(Services.onlyArrival().getAllHeaderKeys()).noneMatch(name -> name.startsWith("x-http2-"));
    }

    @Test
    void every_answer_carries_the_id_whatever_went_wrong() {
        Services.answer(serverError().withFault(Fault.CONNECTION_RESET_BY_PEER));
        for (String path : List.of("/api/products", "/api/orders", "/nowhere", "/docs/openapi.json")) {
            HttpResponse<String> reply = Browser.at(port).get(path, "X-Request-ID", "whatever-happens");

            assertThat(reply.headers().allValues("X-Request-ID")).as(path).containsExactly("whatever-happens");
            assertThat(reply.statusCode() < 400 || reply.body().contains("\"requestId\":\"whatever-happens\""))
                    .isTrue();
        }
    }

    @Test
    void the_service_cannot_answer_with_another_id() {
        Services.answer(okJson("{}").withHeader("X-Request-ID", "another-one-0001"));

        assertThat(Browser.at(port).get("/api/products", "X-Request-ID", "the-first-one").headers()
                .allValues("X-Request-ID")).containsExactly("the-first-one");
    }

    @Test
    void the_log_line_of_a_failure_has_the_id(CapturedOutput log) {
        Services.answer(serverError().withFault(Fault.EMPTY_RESPONSE));

        Browser.at(port).get("/api/products", "X-Request-ID", "found-in-the-log");

        Awaitility.await().untilAsserted(() -> assertThat(log.getOut().lines())
                .anyMatch(line -> line.contains("[found-in-the-log]") && line.contains("upstream-failed")));
    }

    private static List<String> values(String header) {
        return Services.onlyArrival().header(header).isPresent()
                ? Services.onlyArrival().header(header).values()
                : List.of();
    }
}
