package no.nattro.demo.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import no.nattro.demo.books.MadeUpBooks;
import no.nattro.demo.books.MadeUpOrder;
import no.nattro.demo.books.Reading;
import org.junit.jupiter.api.Test;

class QuiescenceTest {

    @Test
    void it_waits_for_the_last_order() {
        Iterator<Reading> books = List.of(MadeUpBooks.of(MadeUpOrder.charging(), MadeUpOrder.confirmed()),
                MadeUpBooks.of(MadeUpOrder.confirmed(), MadeUpOrder.confirmed())).iterator();
        List<Integer> underWay = new ArrayList<>();
        Quiescence.await(books::next, underWay::add);

        assertThat(underWay).containsExactly(1, 0);
    }
}
