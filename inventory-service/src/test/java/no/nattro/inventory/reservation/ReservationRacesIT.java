package no.nattro.inventory.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.nattro.inventory.domain.ReservationStatus;
import no.nattro.inventory.support.AtOnce;
import no.nattro.inventory.support.Books;
import no.nattro.inventory.support.Calls;
import no.nattro.inventory.support.InventoryTest;
import no.nattro.inventory.support.Reply;
import org.junit.jupiter.api.RepeatedTest;

/** What happens when requests for one order meet, at its row. */
@InventoryTest
class ReservationRacesIT {

    private final Calls calls;
    private final Books books;

    ReservationRacesIT(Calls calls, Books books) {
        this.calls = calls;
        this.books = books;
    }

    @RepeatedTest(5)
    void a_request_sent_twenty_times_at_once_holds_once() throws Exception {
        String sku = books.newProduct(50);
        UUID order = UUID.randomUUID();

        List<Reply> replies = AtOnce.run(Collections.nCopies(20, () -> calls.reserve(order, sku + "*3")));

        assertThat(replies).allMatch(reply -> reply.status() == 200 && reply.word().equals("HELD"));
        assertThat(books.pieces(sku)).isEqualTo(new Books.Pieces(50, 47, 3, 0));
        assertThat(books.history(order)).containsExactly(ReservationStatus.HELD);
    }

    @RepeatedTest(5)
    void two_baskets_under_one_order_at_once_hold_one_of_them() throws Exception {
        String sku = books.newProduct(50);
        UUID order = UUID.randomUUID();

        List<Reply> replies = AtOnce.run(IntStream.range(0, 10).<Callable<Reply>>mapToObj(
                i -> () -> calls.reserve(order, sku + "*" + (1 + i % 2))).toList());

        assertThat(replies.stream().map(Reply::word)).containsOnly("HELD", "key-reused")
                .satisfies(words -> assertThat(Collections.frequency(words, "HELD")).isEqualTo(5));
        assertThat(books.pieces(sku).held()).isIn(1, 2);
    }

    @RepeatedTest(30)
    void whoever_wins_between_reserving_and_undoing_nothing_stays_held() throws Exception {
        String sku = books.newProduct(5);
        UUID order = UUID.randomUUID();

        List<Reply> replies = AtOnce.run(List.of(() -> calls.reserve(order, sku + "*2"), () -> calls.undo(order)));

        assertThat(replies.getFirst().word()).isIn("HELD", "already-undone");
        assertThat(replies.getLast().word()).isEqualTo("RELEASED");
        assertThat(books.pieces(sku)).isEqualTo(new Books.Pieces(5, 5, 0, 0));
        assertThat(books.history(order)).isIn(List.of(ReservationStatus.RELEASED),
                List.of(ReservationStatus.HELD, ReservationStatus.RELEASED));
        assertThat(calls.reserve(order, sku + "*2").word()).isEqualTo("already-undone");
    }

    @RepeatedTest(30)
    void whoever_wins_between_confirming_and_undoing_the_pieces_come_back() throws Exception {
        String sku = books.newProduct(5);
        UUID order = UUID.randomUUID();
        calls.reserve(order, sku + "*2");

        List<Reply> replies = AtOnce.run(List.of(() -> calls.confirm(order), () -> calls.undo(order)));

        assertThat(replies.stream().map(Reply::word).toList())
                .isIn(List.of("SOLD", "RETURNED"), List.of("already-undone", "RELEASED"));
        assertThat(books.pieces(sku)).isEqualTo(new Books.Pieces(5, 5, 0, 0));
    }

    @RepeatedTest(5)
    void undoing_twenty_times_at_once_gives_back_once() throws Exception {
        String sku = books.newProduct(5);
        UUID order = UUID.randomUUID();
        calls.reserve(order, sku + "*2");

        List<Reply> replies = AtOnce.run(Collections.nCopies(20, () -> calls.undo(order)));

        assertThat(replies).allMatch(reply -> reply.word().equals("RELEASED"));
        assertThat(books.pieces(sku)).isEqualTo(new Books.Pieces(5, 5, 0, 0));
    }

    @RepeatedTest(10)
    void an_order_refused_or_held_while_stock_comes_back_is_told_the_same_ever_after() throws Exception {
        String sku = books.newProduct(2);
        UUID leaving = UUID.randomUUID();
        UUID order = UUID.randomUUID();
        calls.reserve(leaving, sku + "*2");

        List<Callable<Reply>> all = Stream.concat(Stream.<Callable<Reply>>of(() -> calls.undo(leaving)),
                Collections.<Callable<Reply>>nCopies(6, () -> calls.reserve(order, sku + "*1")).stream()).toList();
        List<String> words = AtOnce.run(all).stream().skip(1).map(Reply::word).distinct().toList();

        assertThat(words).hasSize(1);
        assertThat(calls.reserve(order, sku + "*1").word()).isEqualTo(words.getFirst());
        assertThat(books.history(order)).hasSize(1);
        assertThat(books.pieces(sku).held()).isEqualTo(words.getFirst().equals("HELD") ? 1 : 0);
    }
}
