package no.nattro.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.net.http.HttpResponse;
import java.util.List;

/** What every problem of NGINX's own must be. */
final class Problem {

    private Problem() {}

    static void assertIn(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertIs(answer.headers().allValues("Content-Type"), answer.headers().allValues("X-Request-ID"), answer.body(),
                status, type);
    }

    static void assertIn(Line.Reply answer, int status, String type) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertIs(answer.headers("Content-Type"), answer.headers("X-Request-ID"), answer.body(), status, type);
    }

    private static void assertIs(List<String> contentTypes, List<String> ids, String body, int status, String type) {
        assertThat(contentTypes).containsExactly("application/problem+json");
        assertThat(JsonPath.<Integer>read(body, "$.status")).isEqualTo(status);
        assertThat(JsonPath.<String>read(body, "$.type")).isEqualTo("urn:nattro:problem:" + type);
        assertThat(JsonPath.<String>read(body, "$.title")).isNotBlank();
        assertThat(JsonPath.<String>read(body, "$.detail")).isNotBlank();
        assertThat(ids).containsExactly(JsonPath.<String>read(body, "$.requestId"));
    }
}
