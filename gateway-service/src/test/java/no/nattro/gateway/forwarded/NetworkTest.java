package no.nattro.gateway.forwarded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({"10.42.0.0/16, 10.42.255.255", "10.42.0.0/15, 10.43.0.1", "192.0.2.7, 192.0.2.7",
            "192.0.2.7/32, 192.0.2.7",
            "128.0.0.0/1, 255.0.0.1", "2001:db8::/32, 2001:db8:ffff::1", "::1, ::1", "192.0.2.7, ::ffff:192.0.2.7"})
    void what_begins_alike_is_in_it(String network, String address) {
        assertThat(Network.parse(network).contains(Network.address(address).orElseThrow())).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"10.42.0.0/16, 10.43.0.0", "10.42.0.0/15, 10.44.0.0", "192.0.2.7, 192.0.2.6", "128.0.0.0/1, 127.0.0.1",
            "2001:db8::/32, 2001:db9::", "::1, 127.0.0.1", "10.0.0.0/8, ::1"})
    void what_begins_otherwise_is_not(String network, String address) {
        assertThat(Network.parse(network).contains(Network.address(address).orElseThrow())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"edge.example, is not an address", "'', is not an address",
            "10.0.0.0/, does not end in a number of bits",
            "10.0.0.0/33, does not end in a number of bits from 1 to 32", "::/129, from 1 to 128",
            "10.0.0.0/-1, does not end", "0.0.0.0/0, is everybody", "::/0, is everybody",
            "10.0.0.1/8, has more to it than the 8 bits"})
    void what_is_no_network_says_why(String text, String why) {
        assertThatThrownBy(() -> Network.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "unknown", "_hidden", "1.2.3", "1.2.3.4.5", "1.2.3.256", "fe80::1%eth0",

            "1.2.3.4 "})
    void a_name_is_no_address_and_is_not_looked_up(String text) {
        assertThat(Network.address(text)).isEmpty();
    }
}
