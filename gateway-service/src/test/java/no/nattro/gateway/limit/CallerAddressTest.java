package no.nattro.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerAddressTest {

    @ParameterizedTest
    @CsvSource({"192.0.2.1, 192.0.2.1", "::ffff:192.0.2.1, 192.0.2.1", "::ffff:c000:201, 192.0.2.1",
            "2001:db8:1:2:3:4:5:6, 20010db800010002/64", "2001:db8:1:2::, 20010db800010002/64",
            "2001:db8:1:3::, 20010db800010003/64", "::1, 0000000000000000/64", "fe80::1, fe80000000000000/64"})
    void it_stands_for_a_household(String address, String household) {
        assertThat(CallerAddress.of(new InetSocketAddress(InetAddress.ofLiteral(address), 4711))).isEqualTo(household);
        assertThat(CallerAddress.of(InetSocketAddress.createUnresolved(address, 4711)))
                .as("as another edge tells it").isEqualTo(household);
    }

    @Test
    void the_port_does_not_matter() {
        assertThat(CallerAddress.of(new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 1)))
                .isEqualTo(CallerAddress.of(new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 2)));
    }

    @Test
    void all_that_have_none_are_one_caller() {
        assertThat(CallerAddress.of(null)).isEqualTo("unknown");
        assertThat(CallerAddress.of(InetSocketAddress.createUnresolved("_hidden", 80))).isEqualTo("unknown");
    }
}
