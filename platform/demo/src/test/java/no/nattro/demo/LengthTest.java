package no.nattro.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class LengthTest {

    @Test
    void a_time_has_a_number_and_a_unit() {
        assertThat(new Length().convert("30s")).isEqualTo(Duration.ofSeconds(30));
        assertThat(new Length().convert("500ms")).isEqualTo(Duration.ofMillis(500));
        assertThat(new Length().convert("2m")).isEqualTo(Duration.ofMinutes(2));
        assertThat(new Length().convert("1h")).isEqualTo(Duration.ofHours(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "s", "30 s", "-5s", "1d", "", "1234567890s"})
    void everything_else_is_refused(String value) {
        assertThatThrownBy(() -> new Length().convert(value)).isInstanceOf(TypeConversionException.class)
                .hasMessage("'" + value + "' is no duration; write it as 30s, 500ms or 5m");
    }
}
