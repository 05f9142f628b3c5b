package no.nattro.gateway.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpsLocationTest {

    @ParameterizedTest
    @CsvSource({
            "shop.example,      /a?b=c%20d, 8443, https://shop.example:8443/a?b=c%20d",
            "shop.example:8080, /,          443,  https://shop.example/",
            "127.0.0.1:8080,    //x/,       8443, https://127.0.0.1:8443//x/",
            "[::1]:8080,        /,          8443, https://[::1]:8443/",
    })
    void it_is_the_same_place_over_https(String host, String target, int port, String location) {
        assertThat(HttpsLocation.of(List.of(host), target, port)).contains(location);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "evil.example/", "evil.example@shop.example", "user:pw@shop", "a:b:c",
            "shop:999999",
            "\u00e5.example", "[::1", "x\r\ny"})
    void a_host_is_a_name_or_an_address(String host) {
        assertThat(HttpsLocation.of(List.of(host), "/", 8443)).isEmpty();
    }

    @Test
    void it_is_said_once() {
        assertThat(HttpsLocation.of(List.of(), "/", 8443)).isEmpty();
        assertThat(HttpsLocation.of(List.of("a", "a"), "/", 8443)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example/", "*", "evil", ""})
    void a_target_is_a_path(String target) {
        assertThat(HttpsLocation.of(List.of("shop.example"), target, 8443)).isEmpty();
    }
}
