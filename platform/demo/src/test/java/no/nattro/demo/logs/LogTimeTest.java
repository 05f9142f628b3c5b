package no.nattro.demo.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogTimeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "2026-11-23T17:00:00.123+01:00  INFO 1 --- x|2026-11-23T16:00:00.123Z",
            "2026-11-23T16:00:00.123Z  INFO|2026-11-23T16:00:00.123Z",
            "2026-11-23 16:00:00.123 UTC [7] LOG:  ready|2026-11-23T16:00:00.123Z",
            "2026-11-23 21:30:00.123456+0530 x|2026-11-23T16:00:00.123456Z",
            "2026-11-23 17:00:00.1 +01 [7] LOG|2026-11-23T16:00:00.1Z"})
    void services_and_database_write_the_same_time_differently(String line, Instant time) {
        assertThat(LogTime.of(line)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23 17:00:00.123 CET [7] LOG:  ready", "2026-11-23 17:00:00.123"})
    void a_zone_with_an_ambiguous_name_is_this_machines(String line) {
        assertThat(LogTime.of(line))
                .contains(LocalDateTime.parse("2026-11-23T17:00:00.123").atZone(ZoneId.systemDefault()).toInstant());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\tat no.nattro.Order.place(Order.java:7)", "Caused by: java.io.IOException", "17 rows",
            " 2026-11-23T16:00:00.123Z", "2026-11-23", "2026-13-23T16:00:00.123Z  INFO", "2026-11-23T25:00:00.123Z",
            "2026-11-23T16:00:00.123Zulu"})
    void a_line_without_a_time_belongs_to_the_one_before(String line) {
        assertThat(LogTime.of(line)).isEmpty();
    }

    @Test
    void a_time_may_be_all_that_there_is() {
        assertThat(LogTime.of("2026-11-23T16:00:00.123Z")).isPresent();
    }
}
