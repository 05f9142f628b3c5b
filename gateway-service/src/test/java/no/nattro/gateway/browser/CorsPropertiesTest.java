package no.nattro.gateway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsPropertiesTest {

    @ParameterizedTest
    @ValueSource(strings = {"https://app.example", "http://localhost:3000", "https://[2001:db8::7]:8443", "*"})
    void an_origin_is_what_a_browser_would_send(String origin) {
        assertThat(allowing(false, origin).isEveryOriginOne()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "app.example", "https://app.example/", "https://App.example", "https://*.example",
            "null",
            "https://a.example,https://b.example", "file://"})
    void anything_else_would_never_match_or_match_too_much(String origin) {
        assertThat(allowing(false, origin).isEveryOriginOne()).isFalse();
    }

    @Test
    void anybody_is_alone_and_never_the_shopper() {
        assertThat(allowing(false, "*", "https://app.example").isEveryOriginOne()).isFalse();
        assertThat(allowing(true, "*").isNobodyTrustedUnseen()).isFalse();
        assertThat(allowing(true, "https://app.example").isNobodyTrustedUnseen()).isTrue();
        assertThat(allowing(false, "*").isNobodyTrustedUnseen()).isTrue();
    }

    private static CorsProperties allowing(boolean credentials, String... origins) {
        return new CorsProperties(List.of(origins), credentials, Duration.ofMinutes(10));
    }
}
