package no.nattro.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BasketLineTest {

    @Test
    void a_sku_alone_is_one_of_it() {
        assertThat(BasketLine.parse("NO-1001")).isEqualTo(new BasketLine("NO-1001", 1));
        assertThat(BasketLine.parse("NO-1001:12")).isEqualTo(new BasketLine("NO-1001", 12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", ":2", "NO-1001:", "NO-1001:x", "NO-1001:-1", "NO-1001:1.5", "NO-1001:2:3",
            "NO 1001",
            "NO-1001:9999999999"})
    void anything_else_is_told_how_to_be_written(String text) {
        assertThatThrownBy(() -> BasketLine.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NO-1001:2");
    }

    @Test
    void none_of_something_is_no_order() {
        assertThatThrownBy(() -> BasketLine.parse("NO-1001:0")).hasMessageContaining("the quantity is 1 or more");
    }
}
