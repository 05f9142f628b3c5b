package no.nattro.order.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MoneyTest {

    @Test
    void is_counted_in_minor_units_and_read_in_major_ones() {
        assertThat(Money.nok(39_805)).hasToString("398.05 NOK");
        assertThat(Money.nok(7)).hasToString("0.07 NOK");
    }

    @Test
    void refuses_to_be_negative_to_overflow_or_to_mix_currencies() {
        assertThatThrownBy(() -> Money.nok(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.nok(Long.MAX_VALUE).plus(Money.nok(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.nok(Long.MAX_VALUE).times(2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.nok(1).plus(new Money(1, "SEK"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void adds_up_to_the_total_of_an_order() {
        List<OrderLine> lines = List.of(OrderLine.of("NO-1", 2), OrderLine.of("NO-2", 3));
        Prices prices = Prices.of(lines, Map.of("NO-1", Money.nok(100), "NO-2", Money.nok(7)));
        assertThat(prices.total()).isEqualTo(Money.nok(221));
        assertThatThrownBy(() -> Prices.of(lines, Map.of("NO-1", Money.nok(100))))
                .hasMessageContaining("no price for NO-2");
    }
}
