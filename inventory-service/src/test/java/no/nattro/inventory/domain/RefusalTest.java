package no.nattro.inventory.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Shoppers read these sentences. */
class RefusalTest {

    @Test
    void it_says_how_many_are_left() {
        assertThat(Refusal.outOfStock(List.of(shortage("Kick sled", 7, 5))).detail())
                .isEqualTo("Only 5 left of Kick sled (NO-1), and 7 were wanted.");
    }

    @Test
    void it_says_what_is_sold_out_and_names_all_products_at_fault() {
        Refusal refusal = Refusal.outOfStock(List.of(shortage("Kick sled", 1, 0), shortage("Reindeer hide", 2, 1)));

        assertThat(refusal.detail()).isEqualTo("Kick sled (NO-1) is sold out."
                + " Only 1 left of Reindeer hide (NO-1), and 2 were wanted.");
        assertThat(refusal.skus()).containsExactly("NO-1", "NO-1");
        assertThat(refusal.reason()).isEqualTo(Refusal.Reason.OUT_OF_STOCK);
    }

    @Test
    void it_never_contradicts_itself_when_pieces_have_come_back_meanwhile() {
        assertThat(Refusal.outOfStock(List.of(shortage("Kick sled", 2, 9))).detail())
                .isEqualTo("Only 1 left of Kick sled (NO-1), and 2 were wanted.");
    }

    @Test
    void it_names_the_products_that_do_not_exist() {
        assertThat(Refusal.unknown(List.of(new Sku("NO-1"))).detail()).isEqualTo("There is no product NO-1.");
        assertThat(Refusal.unknown(List.of(new Sku("NO-1"), new Sku("NO-2"))).detail())
                .isEqualTo("There are no products NO-1, NO-2.");
    }

    private static Shortage shortage(String name, int wanted, int left) {
        return new Shortage(new Sku("NO-1"), name, wanted, left);
    }
}
