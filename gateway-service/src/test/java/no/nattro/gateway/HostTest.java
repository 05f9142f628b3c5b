package no.nattro.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostTest {

    @Test
    void it_is_a_name_and_perhaps_a_port() {
        assertThat(Host.of("shop.example")).contains(new Host("shop.example", -1));
        assertThat(Host.of("shop.example:8443")).contains(new Host("shop.example", 8443));
        assertThat(Host.of("[2001:db8::7]:65535")).contains(new Host("[2001:db8::7]", 65_535));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":443", "shop:65536", "shop:", "a b", "a/b", "user@shop", "[::1", "a\r\nb",
            "\u00e5.no"})
    void nothing_else_is_one(String text) {
        assertThat(Host.of(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LocalHost:8443", "shop.localhost", "127.0.0.1", "192.0.2.7:8443", "[::1]"})
    void everybodys_own_place_and_an_address_are_no_domain(String text) {
        assertThat(Host.of(text).orElseThrow().isDomain()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.example", "localhost.example", "1.2.3.4.example", "shop"})
    void a_name_is_one(String text) {
        assertThat(Host.of(text).orElseThrow().isDomain()).isTrue();
    }
}
