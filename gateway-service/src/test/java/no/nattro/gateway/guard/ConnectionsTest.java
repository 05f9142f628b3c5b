package no.nattro.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.junit.jupiter.api.Test;

class ConnectionsTest {

    private final TestGuards guards = new TestGuards();

    @Test
    void so_many_come_from_one_address_and_no_more() {
        assertThat(comes("192.0.2.1")).isTrue();
        assertThat(comes("192.0.2.1")).isTrue();
        assertThat(comes("192.0.2.1")).isFalse();

        assertThat(guards.refused("address")).isOne();
        assertThat(guards.refused("total")).isZero();
        assertThat(comes("192.0.2.2")).isTrue();
    }

    @Test
    void so_many_come_in_all_and_no_more() {
        assertThat(comes("192.0.2.1") && comes("192.0.2.2") && comes("192.0.2.3")).isTrue();
        assertThat(comes("192.0.2.4")).isFalse();

        assertThat(guards.refused("total")).isOne();
        assertThat(guards.gauge("nattro.gateway.connections")).isEqualTo(3);
    }

    @Test
    void who_lives_in_one_network_of_ipv6_is_one_neighbour() {
        assertThat(comes("2001:db8:1:1::1") && comes("2001:db8:1:1:ffff::2")).isTrue();
        assertThat(comes("2001:db8:1:1::3")).isFalse();
        assertThat(comes("2001:db8:1:2::1")).isTrue();
    }

    @Test
    void who_leaves_makes_room_and_is_forgotten() {
        EmbeddedChannel first = from("192.0.2.1");
        EmbeddedChannel second = from("192.0.2.1");
        EmbeddedChannel refused = from("192.0.2.1");
        assertThat(guards.connections.admit(first) && guards.connections.admit(second)).isTrue();
        assertThat(guards.connections.admit(refused)).isFalse();

        refused.close();
        first.close();
        assertThat(comes("192.0.2.1")).isTrue();
        assertThat(guards.connections.addresses()).isOne();
        second.close();

        assertThat(guards.gauge("nattro.gateway.connections")).isOne();
    }

    @Test
    void an_address_without_connections_takes_no_room() {
        EmbeddedChannel visitor = from("192.0.2.1");
        guards.connections.admit(visitor);
        visitor.close();

        assertThat(guards.connections.addresses()).isZero();
    }

    private boolean comes(String address) {
        EmbeddedChannel visitor = from(address);
        boolean admitted = guards.connections.admit(visitor);
        if (!admitted) {
            visitor.close();
        }
        return admitted;
    }

    private static EmbeddedChannel from(String address) {
        return new EmbeddedChannel() {
            @Override
            protected SocketAddress remoteAddress0() {
                return new InetSocketAddress(address, 40_000);
            }
        };
    }
}
