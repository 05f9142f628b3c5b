package no.nattro.demo.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EntryTest {

    @Test
    void a_long_text_goes_on_below_its_beginning() {
        assertThat(new Entry("Orders", "12 CONFIRMED, 3 CHARGING, 1 UNDOING").lines(8, 26))
                .containsExactly("Orders  12 CONFIRMED, 3", "        CHARGING, 1", "        UNDOING");
    }

    @Test
    void a_line_is_as_long_as_it_may_be() {
        assertThat(new Entry("A", "bc de").lines(2, 7)).containsExactly("A bc de");
        assertThat(new Entry("A", "bc de").lines(2, 6)).containsExactly("A bc", "  de");
    }

    @Test
    void what_belongs_together_stays_together() {
        assertThat(new Entry("Sum", "1" + Entry.TOGETHER + "990,00 NOK").lines(4, 9)).containsExactly("Sum 1 990,00",
                "    NOK");
    }

    @Test
    void colours_take_no_room() {
        assertThat(new Entry("A", "\u001b[32mbc\u001b[0m de").lines(2, 7))
                .containsExactly("A \u001b[32mbc\u001b[0m de");
    }
}
