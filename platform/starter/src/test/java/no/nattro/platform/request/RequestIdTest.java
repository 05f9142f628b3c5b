package no.nattro.platform.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "short12", "with space here", "line\nbreak-here", "bærekraftig", "under_score",
            "id=12345678",
            "00000000000000000000000000000000000000000000000000000000000000000"})
    void of_another_form_is_not_accepted(String header) {
        assertThat(RequestId.accept(header)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345678", "ABC-def-123", "6f1c2a52-5f5e-4a1f-9a53-7e1b8d0a4c11",
            "0000000000000000000000000000000000000000000000000000000000000000"})
    void well_formed_is_accepted_as_it_is(String header) {
        assertThat(RequestId.accept(header)).map(RequestId::value).contains(header);
    }

    @Test
    void made_here_has_the_form_and_is_new() {
        assertThat(RequestId.accept(RequestId.random().value())).isPresent();
        assertThat(RequestId.random()).isNotEqualTo(RequestId.random());
        assertThatThrownBy(() -> new RequestId("short")).isInstanceOf(IllegalArgumentException.class);
    }
}
