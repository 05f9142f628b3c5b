package no.nattro.inventory.domain;

import static no.nattro.inventory.domain.ReservationStatus.HELD;
import static no.nattro.inventory.domain.ReservationStatus.RELEASED;
import static no.nattro.inventory.domain.ReservationStatus.RETURNED;
import static no.nattro.inventory.domain.ReservationStatus.SOLD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReservationStatusTest {

    @Test
    void the_legal_steps_are_these_and_no_others() {
        Set<String> legal = new TreeSet<>();
        for (ReservationStatus to : ReservationStatus.values()) {
            if (ReservationStatus.isLegal(null, to)) {
                legal.add("nothing > " + to);
            }
            for (ReservationStatus from : ReservationStatus.values()) {
                if (ReservationStatus.isLegal(from, to)) {
                    legal.add(from + " > " + to);
                }
            }
        }

        assertThat(legal).containsExactly("HELD > RELEASED", "HELD > SOLD", "SOLD > RETURNED",
                "nothing > HELD", "nothing > REFUSED", "nothing > RELEASED");
    }

    @Test
    void undoing_releases_what_is_held_and_takes_back_what_is_sold() {
        assertThat(HELD.undone()).isEqualTo(RELEASED);
        assertThat(SOLD.undone()).isEqualTo(RETURNED);
    }

    @ParameterizedTest
    @EnumSource(names = {"RELEASED", "RETURNED", "REFUSED"})
    void what_has_ended_stays(ReservationStatus ended) {
        assertThat(ended.undone()).isEqualTo(ended);
        assertThat(ReservationStatus.values()).noneMatch(to -> ReservationStatus.isLegal(ended, to));
    }

    @Test
    void undoing_is_a_legal_step_from_wherever_it_is_one() {
        assertThat(ReservationStatus.values())
                .allMatch(status -> status.undone() == status || ReservationStatus.isLegal(status, status.undone()));
    }
}
