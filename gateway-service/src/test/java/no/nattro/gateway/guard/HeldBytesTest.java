package no.nattro.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.netty.channel.embedded.EmbeddedChannel;
import no.nattro.gateway.guard.HeldBytes.Room;
import org.junit.jupiter.api.Test;

/** Room for 1000 bytes, 600 of them for one address, and 50 for each connection besides. */
class HeldBytesTest {

    private static final String STRANGER = "192.0.2.1";
    private static final String OTHER = "192.0.2.2";

    private final TestGuards guards = new TestGuards();

    @Test
    void one_address_cannot_have_all_of_it() {
        assertThat(room(STRANGER).take(550)).isTrue(); // 50 of which are its connection's own
        assertThat(room(STRANGER).take(150)).isTrue();
        assertThat(room(STRANGER).take(51)).isFalse();

        assertThat(room(OTHER).take(300)).isTrue();
        assertThat(guards.bodiesRefused("address")).isOne();
        assertThat(guards.bodiesRefused("total")).isZero();
    }

    @Test
    void whatever_others_hold_each_connection_has_a_little_for_itself() {
        for (int address = 1; address <= 2; address++) {
            assertThat(room("198.51.100." + address).take(550)).isTrue();
        }

        assertThat(room(OTHER).take(51)).isFalse();
        assertThat(guards.bodiesRefused("total")).isOne();
        assertThat(room(OTHER).take(50)).isTrue();
    }

    /** HTTP/2 has a hundred streams on one connection. */
    @Test
    void bodies_that_share_a_connection_share_that_little() {
        Channel connection = new EmbeddedChannel();
        assertThat(guards.held.room(new EmbeddedChannel(), STRANGER).take(650)).isTrue();
        Room first = guards.held.room(connection, STRANGER);

        assertThat(first.take(50)).isTrue();
        assertThat(guards.held.room(connection, STRANGER).take(1)).isFalse();
        first.give();
        assertThat(guards.held.room(connection, STRANGER).take(50)).isTrue();
    }

    @Test
    void what_is_refused_takes_nothing() {
        Channel connection = new EmbeddedChannel();
        Room room = guards.held.room(connection, STRANGER);
        assertThat(room.take(651)).isFalse();
        assertThat(guards.gauge("nattro.gateway.bodies.held")).isZero();
        assertThat(guards.held.addresses()).isZero();

        assertThat(room.take(650)).isTrue();
        assertThat(guards.gauge("nattro.gateway.bodies.held")).isEqualTo(650);
    }

    @Test
    void what_is_given_back_is_there_for_anybody() {
        Room room = room(STRANGER);
        room.take(20);
        room.take(400);
        room.give();
        room.give();

        assertThat(guards.gauge("nattro.gateway.bodies.held")).isZero();
        assertThat(guards.held.addresses()).as("remembered").isZero();
        assertThat(room(STRANGER).take(650)).isTrue();
    }

    private Room room(String address) {
        return guards.held.room(new EmbeddedChannel(), address);
    }
}
