package no.nattro.demo.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcStatTest {

    private static final String REST = " 1 17 17 0 -1 4194304 1 0 0 0 0 0 0 0 20 0 1 0 98765 2572288 255";

    @Test
    void a_name_with_brackets_and_blanks_does_not_shift_the_fields() {
        ProcStat stat = ProcStat.parse("17 (a) b (c) S" + REST);

        assertThat(stat.state()).isEqualTo('S');
        assertThat(stat.parent()).isEqualTo(1);
        assertThat(stat.startTicks()).isEqualTo(98765);
    }

    @Test
    void a_zombie_is_dead() {
        assertThat(ProcStat.parse("17 (java) Z" + REST).isDead()).isTrue();
        assertThat(ProcStat.parse("17 (java) S" + REST).isDead()).isFalse();
    }

    @Test
    void a_process_that_was_killed_lives_until_its_last_thread_has_gone() {
        assertThat(ProcStat.parse("17 (java) Z" + REST.replace(" 20 0 1 ", " 20 0 9 ")).isDead()).isFalse();
    }

    @Test
    void a_stopped_process_is_alive() {
        assertThat(ProcStat.parse("17 (java) T" + REST).isDead()).isFalse();
    }
}
