package no.nattro.edge;

import static no.nattro.edge.Edge.GATEWAY;
import static no.nattro.edge.Edge.NGINX;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@WithNginx
class LogIT {

    @Test
    void a_request_is_a_line_of_json_with_its_id() {
        GATEWAY.answerWith(StandIn.answer("201 Created", "{}"));

        Browser.of(NGINX).post("/api/orders", "{}", "X-Request-ID", "one-line-of-json");

        assertThat(lineOf("one-line-of-json")).containsEntry("method", "POST").containsEntry("path", "/api/orders")
                .containsEntry("status", 201).containsEntry("bytes", 2).containsEntry("protocol", "HTTP/2.0")
                .containsEntry("tls", "TLSv1.3").containsEntry("upstreamStatus", "201").containsKey("seconds");
    }

    @Test
    void nothing_of_the_client_is_logged_whatever_befalls_it() throws IOException {
        GATEWAY.answerWith(StandIn.RESET);
        String[] client = {"X-Request-ID: nothing-of-them", "Cookie: secret=1", "Authorization: secret",
                "Referer: secret",
                "User-Agent: secret", "X-Forwarded-For: secret"};
        Line.get(NGINX, "/api/products?secret=1", client);
        Line.get(NGINX, "/nowhere?secret=1", client);
        Line.get(NGINX, "/api/products?secret=1", "X-Request-ID: nothing-of-them", "A: secret" + "a".repeat(9_000));

        lineOf("nothing-of-them");
        assertThat(NGINX.accessLog()).noneMatch(line -> line.contains("secret") || line.contains("127.0.0.1"));
        assertThat(NGINX.said()).doesNotContain("secret", "127.0.0.1");
    }

    @Test
    void no_client_can_forge_a_line() throws IOException {
        GATEWAY.answerWith(StandIn.OK);

        Line.get(NGINX, "/api/%0a%7b%22requestId%22:%22forged-by-me%22%7d", "X-Request-ID: line-breaks-here");

        assertThat(lineOf("line-breaks-here")).extracting("path").asString()
                .isEqualTo("/api/\n{\"requestId\":\"forged-by-me\"}");
    }

    @Test
    void who_hangs_up_leaves_a_line_of_json_too() throws IOException {
        GATEWAY.answerWith(StandIn.SILENCE);

        try (Line line = Line.to(NGINX)) {
            line.send("GET /api/products HTTP/1.1\r\nHost: localhost\r\nX-Request-ID: hung-up-at-once\r\n\r\n");
            Awaitility.await().until(() -> !GATEWAY.arrivals().isEmpty());
        }

        assertThat(lineOf("hung-up-at-once")).containsEntry("status", 499);
    }

    private static Map<String, Object> lineOf(String id) {
        List<String> lines = Awaitility.await().until(
                () -> NGINX.accessLog().stream().filter(line -> line.contains("\"" + id + "\"")).toList(),
                found -> !found.isEmpty());
        return JsonPath.read(lines.getFirst(), "$");
    }
}
