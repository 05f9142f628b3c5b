package no.nattro.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TallyTest {

    @Test
    void a_percentile_is_the_time_of_a_real_purchase() {
        Tally tally = new Tally();
        for (int i = 100; i >= 1; i--) {
            tally.add(purchase(Answer.CONFIRMED, i));
        }

        assertThat(tally.percentileMillis(50)).isEqualTo(50);
        assertThat(tally.percentileMillis(99)).isEqualTo(99);
        assertThat(tally.percentileMillis(100)).isEqualTo(100);
    }

    @Test
    void one_purchase_is_all_percentiles() {
        Tally tally = new Tally();
        tally.add(purchase(Answer.CONFIRMED, 7));

        assertThat(tally.percentileMillis(1)).isEqualTo(7);
        assertThat(tally.percentileMillis(99)).isEqualTo(7);
    }

    @Test
    void only_answers_that_came_are_counted() {
        Tally tally = new Tally();
        tally.add(purchase(Answer.REFUSED, 1));
        tally.add(purchase(Answer.CONFIRMED, 1));
        tally.add(purchase(Answer.CONFIRMED, 1));

        assertThat(tally.counts()).isEqualTo("2 CONFIRMED, 1 REFUSED");
        assertThat(tally.has(Answer.UNKNOWN)).isFalse();
    }

    @Test
    void who_was_told_to_come_back_is_counted_each_time() {
        Tally tally = new Tally();
        tally.add(purchase(Answer.CONFIRMED, 1));
        tally.add(purchase(Answer.CONFIRMED, 1));

        assertThat(tally.limited()).isEqualTo(4);
    }

    private static Purchase purchase(Answer answer, long milliseconds) {
        return new Purchase(answer, 201, "id", null, milliseconds, "request", "key", false, null, 2);
    }
}
