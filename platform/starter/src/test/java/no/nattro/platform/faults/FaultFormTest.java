package no.nattro.platform.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import no.nattro.platform.problem.CommonProblem;
import no.nattro.platform.problem.FieldProblem;
import no.nattro.platform.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultFormTest {

    @Test
    void each_kind_is_read() {
        assertThat(read("kind=delay delay=3s jitter=500ms for=1m").effect())
                .isEqualTo(new Effect.Delay(Duration.ofSeconds(3), Duration.ofMillis(500)));
        assertThat(read("kind=delay delay=PT3S for=1m").effect())
                .isEqualTo(new Effect.Delay(Duration.ofSeconds(3), Duration.ZERO));
        assertThat(read("kind=error status=503 rate=0.5 for=1m").effect()).isEqualTo(new Effect.Fail(503, 0.5));
        assertThat(read("kind=error status=400 for=1m").effect()).isEqualTo(new Effect.Fail(400, 1));
        assertThat(read("kind=hang for=1m").effect()).isEqualTo(new Effect.Hang());
        assertThat(read("kind=refuse for=1m").effect()).isEqualTo(new Effect.Refuse());
        assertThat(read("kind=lose-reply for=1m").effect()).isEqualTo(new Effect.LoseReply());
    }

    @Test
    void without_a_scope_it_is_for_all() {
        assertThat(read("kind=hang for=1m").scope()).isEqualTo(Scope.ALL);
        assertThat(read("kind=hang for=1m token=t shopper=s").scope()).isEqualTo(new Scope("t", "s"));
    }

    @ParameterizedTest
    @CsvSource({"1ms,1", "500ms,500", "30s,30000", "1m,60000", "1h,3600000"})
    void it_lasts_from_1_ms_to_1_h(String length, long millis) {
        assertThat(read("kind=hang for=" + length).length()).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({"1ms,1ms", "1500ms,1500ms", "2000ms,2s", "60s,60s", "1m,60s", "90s,90s", "2m,2m", "300s,5m", "60m,1h",
            "PT30S,30s"})
    void a_length_is_shown_as_people_write_it(String given, String shown) {
        assertThat(Lengths.text(Lengths.parse(given))).isEqualTo(shown);
    }

    @Test
    void what_is_null_is_not_there() {
        Map<String, Object> fields = new HashMap<>(Map.of("kind", "hang", "for", "1m"));
        fields.put("token", null);

        assertThat(FaultForm.read(fields).scope()).isEqualTo(Scope.ALL);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "for=1m|kind|is needed: one of delay, error, hang, refuse, lose-reply",
            "kind=slow for=1m|kind|must be one of delay, error, hang, refuse, lose-reply",
            "kind=DELAY for=1m|kind|must be one of delay, error, hang, refuse, lose-reply",
            "kind=hang|for|is needed: how long, as in 30s, at most 1h",
            "kind=hang for=30|for|must be a duration with its unit, as in 30s or 500ms, from 1ms to 1h",
            "kind=hang for=0s|for|must be a duration with its unit",
            "kind=hang for=-1s|for|must be a duration with its unit",
            "kind=hang for=61m|for|must be a duration with its unit",
            "kind=hang for=soon|for|must be a duration with its unit",
            "kind=hang for=99999999999999999999s|for|must be a duration with its unit",
            "kind=hang for=9999999999999999h|for|must be a duration with its unit",
            "kind=delay for=1m|delay|is needed: how long a request waits, as in 3s",
            "kind=delay delay=0s for=1m|delay|must be a duration with its unit",
            "kind=delay delay=1s jitter=2s for=1m|jitter|must be a duration with its unit, as in 30s or 500ms, from 0s to 1s",
            "kind=error for=1m|status|is needed: an HTTP status from 400 to 599",
            "kind=error status=200 for=1m|status|must be an HTTP status from 400 to 599",
            "kind=error status=5000 for=1m|status|must be an HTTP status from 400 to 599",
            "kind=error status=503 rate=2 for=1m|rate|must be a number from 0 to 1, as in 0.5",
            "kind=error status=503 rate=NaN for=1m|rate|must be a number from 0 to 1, as in 0.5",
            "kind=error status=503 rate=half for=1m|rate|must be a number from 0 to 1, as in 0.5",
            "kind=hang delay=1s for=1m|delay|does not go with a fault of kind hang; it has: kind, for, token, shopper",
            "kind=refuse token=t for=1m|token|does not go with a fault of kind refuse; it has: kind, for",
            "kind=hang token= for=1m|token|must have from 1 to 200 characters, or not be there"})
    void what_is_wrong_is_named(String fields, String field, String message) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> read(fields)).satisfies(refusal -> {
            assertThat(refusal.type()).isEqualTo(CommonProblem.INVALID_REQUEST);
            assertThat(refusal.errors()).singleElement().extracting(FieldProblem::field).isEqualTo(field);
            assertThat(refusal.detail()).startsWith("'" + field + "' " + message).endsWith(".");
        });
    }

    @Test
    void a_text_has_an_end() {
        assertThat(read("kind=hang for=1m token=" + "t".repeat(200)).scope().token()).hasSize(200);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> read("kind=hang for=1m token=" + "t".repeat(201)));
    }

    private static FaultPlan read(String fields) {
        return FaultForm.read(Arrays.stream(fields.split(" ")).map(field -> field.split("=", 2))
                .collect(Collectors.toMap(field -> field[0], field -> field[1])));
    }
}
