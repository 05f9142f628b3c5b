package no.nattro.inventory.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BasketTest {

    @Test
    void the_same_lines_in_another_order_are_the_same_basket() {
        Basket one = new Basket(List.of(line("NO-2", 1), line("NO-1", 3)));
        Basket other = new Basket(List.of(line("NO-1", 3), line("NO-2", 1)));

        assertThat(one).isEqualTo(other);
        assertThat(one.asText()).isEqualTo(other.asText()).isEqualTo("NO-1*3 NO-2*1");
    }

    @Test
    void another_quantity_is_another_basket() {
        assertThat(new Basket(List.of(line("NO-1", 1))).asText())
                .isNotEqualTo(new Basket(List.of(line("NO-1", 11))).asText());
    }

    @Test
    void it_names_each_product_once() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Basket(List.of(line("NO-1", 1), line("NO-1", 2))));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 51})
    void it_has_1_to_50_lines(int lines) {
        List<BasketLine> all = IntStream.range(0, lines).mapToObj(i -> line("NO-" + i, 1)).toList();

        assertThatIllegalArgumentException().isThrownBy(() -> new Basket(all));
    }

    @Test
    void the_longest_basket_fits_its_column() {
        List<BasketLine> lines = IntStream.range(10, 60)
                .mapToObj(i -> line("X".repeat(30) + i, BasketLine.MOST)).toList();

        assertThat(new Basket(lines).asText()).hasSizeLessThanOrEqualTo(2000);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 100})
    void a_line_has_1_to_99_pieces(int quantity) {
        assertThatIllegalArgumentException().isThrownBy(() -> line("NO-1", quantity));
    }

    private static BasketLine line(String sku, int quantity) {
        return new BasketLine(new Sku(sku), quantity);
    }
}
