package no.nattro.platform.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final URI ONE = URI.create("http://one:8080");
    private static final URI TWO = URI.create("http://two:8080");

    @Test
    void instances_take_turns() {
        Turns turns = new Turns(List.of(ONE, TWO));
        assertThat(List.of(turns.next(), turns.next(), turns.next())).containsExactly(ONE, TWO, ONE);
    }

    @Test
    void there_is_at_least_one() {
        assertThatThrownBy(() -> new Turns(List.of())).hasMessageContaining("at least one url");
    }
}
