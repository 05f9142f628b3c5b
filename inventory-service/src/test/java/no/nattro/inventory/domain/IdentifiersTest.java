package no.nattro.inventory.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "NO", "no-1001", "NO 1001", "NO-1001\n", "NO_1001", "ÆØÅ-1",
            "NO-10010000000000000000000000000000"})
    void a_sku_has_one_form(String text) {
        assertThat(Sku.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new Sku(text));
    }

    @Test
    void a_sku_of_3_to_32_characters_is_one() {
        assertThat(Sku.parse("ABC")).contains(new Sku("ABC"));
        assertThat(Sku.parse("X".repeat(32))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-1-1-1-1", "", "x", "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6",
            "f81d4fae7dec11d0a76500a0c91e6bf6"})
    void an_order_has_one_address(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> OrderId.of(text));
    }

    @Test
    void an_order_id_reads_as_it_was_written() {
        assertThat(OrderId.of("f81d4fae-7dec-11d0-a765-00a0c91e6bf6"))
                .hasToString("f81d4fae-7dec-11d0-a765-00a0c91e6bf6");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nok", "NOKK", "", "kr."})
    void a_currency_is_three_capital_letters(String currency) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(1, currency));
    }

    @Test
    void a_price_is_not_negative() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(-1, "NOK"));
    }
}
