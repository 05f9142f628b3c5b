package no.nattro.demo.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource({"0,0s", "59,59s", "60,1m 0s", "3599,59m 59s", "3600,1h 0m", "90061,1d 1h"})
    void an_age_has_its_two_largest_units(long seconds, String words) {
        assertThat(Words.uptime(seconds)).isEqualTo(words);
    }

    @Test
    void memory_is_in_mebibytes_and_time_in_tenths_of_a_second() {
        assertThat(Words.memory(222L * 1024 * 1024 + 1)).isEqualTo("222 MiB");
        assertThat(Words.seconds(Duration.ofMillis(8140))).isEqualTo("8.1 s");
    }

    @Test
    void what_happened_once_has_its_own_word() {
        assertThat(Words.times(1)).isEqualTo("once");
        assertThat(Words.times(2)).isEqualTo("2 times");
    }
}
