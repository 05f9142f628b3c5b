package no.nattro.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicPathTest {

    private final PublicPath path = new PublicPath("/api/orders/{id}/cancellation");

    @ParameterizedTest
    @ValueSource(strings = {"/api/orders/1/cancellation", "/api/orders/6d8c2a4e-6A53/cancellation?a=%2f.."})
    void a_variable_is_letters_digits_and_hyphens(String asked) {
        assertThat(path.matches(URI.create("https://localhost" + asked))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/api/orders//cancellation", "/api/orders/cancellation",
            "/api/orders/1/cancellation/",
            "/api/orders/../cancellation", "/api/orders/..;/cancellation", "/api/orders/%2e%2e/cancellation",
            "/api/orders/1%2f2/cancellation", "/api/orders/1%252f2/cancellation", "/api/orders/1;a=b/cancellation",
            "/api/orders/1/cancellatio%6e", "//api/orders/1/cancellation", "/x/../api/orders/1/cancellation",
            "/API/orders/1/cancellation", "/api/orders/1/cancellation%00", "/api/orders/1/cancellation.json"})
    void nothing_that_somebody_could_read_otherwise_is_let_in(String asked) {
        assertThat(path.matches(URI.create("https://localhost" + asked))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs/openapi_json", "/docs/openapi.jsonx"})
    void a_dot_is_a_dot(String asked) {
        assertThat(new PublicPath("/docs/openapi.json").matches(URI.create("https://localhost" + asked))).isFalse();
    }
}
