package no.nattro.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictHeadTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/products?after=a%2Fb%20c+d&limit=5&x=%C3%A5",
            "/-._~!$&'()*+,;=:@/?-._~!$&'()*+,;=:@/?",
            "//", "/;a=b", "/%00"})
    void what_may_stand_in_a_path_or_a_query_goes_on(String target) {
        assertThat(StrictHead.fault(request(target, "localhost"))).isEmpty();
    }

    /** Browsers do send some of them: in a query { | } and more, in a path [ | ]. */
    @ParameterizedTest
    @ValueSource(strings = {"{", "}", "|", "^", "`", "\"", "<", ">", "\\", "[", "]", "#", " ", "%", "%4", "%4g", "%-1",
            "\u00e5",
            "\u0661", "\u007f", "\u0000", "\u0085", "%\uff11\uff11"})
    void what_may_not_does_not(String sign) {
        assertThat(StrictHead.fault(request("/x" + sign, "localhost"))).as("in a path").isPresent();
        assertThat(StrictHead.fault(request("/?x=" + sign, "localhost"))).as("in a query").isPresent();
    }

    /** Which would be answered 400 without an id, and counted by nobody. */
    @Test
    void whatever_goes_on_is_no_surprise_to_those_who_read_it_next() {
        for (char sign = 0; sign < 0x180; sign++) {
            for (String target : new String[]{"/" + sign, "/?" + sign, "/%" + sign + "0", "/%0" + sign}) {
                HttpRequest request = request(target, "localhost");
                if (StrictHead.fault(request).isEmpty()) {
                    assertThat(URI.create("https://localhost" + target).getRawPath()).startsWith("/");
                }
            }
        }
    }

    @Test
    void the_longest_target_needs_no_deep_stack() {
        assertThat(StrictHead.fault(request("/" + "%20a".repeat(100_000), "localhost"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:8443", "shop_1.example", "192.0.2.1:80", "[::1]",
            "[2001:db8::1]:8443",
            "[::ffff:192.0.2.1]", "a:65535"})
    void a_host_is_one(String host) {
        assertThat(StrictHead.fault(request("/", host))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a@b", "a b", "[::1", "[::::]", "[1.2.3.4]", "[12345::]", "a:65536", "a:",
            "a:-1", "a,b",
            "bl\u00e5"})
    void or_is_none(String host) {
        assertThat(StrictHead.fault(request("/", host))).isPresent();
    }

    private static HttpRequest request(String target, String host) {
        HttpRequest request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/") {
            @Override
            public String uri() {
                return target; // some of which Netty would not take from us
            }
        };
        request.headers().set("Host", host);
        return request;
    }
}
