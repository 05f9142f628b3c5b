package no.nattro.inventory.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.nattro.inventory.support.AtOnce;
import no.nattro.inventory.support.Books;
import no.nattro.inventory.support.Calls;
import no.nattro.inventory.support.InventoryTest;
import no.nattro.inventory.support.Reply;
import org.junit.jupiter.api.Test;

/** What happens when different orders meet, at the stock of what they want. */
@InventoryTest
class StockRacesIT {

    private final Calls calls;
    private final Books books;

    StockRacesIT(Calls calls, Books books) {
        this.calls = calls;
        this.books = books;
    }

    @Test
    void sixty_orders_for_a_stock_of_seven_sell_exactly_seven() throws Exception {
        String sku = books.newProduct(7);
        List<UUID> orders = Stream.generate(UUID::randomUUID).limit(60).toList();

        List<Reply> replies = AtOnce.run(orders.stream().<Callable<Reply>>map(order -> () -> {
            Reply held = calls.reserve(order, sku + "*1");
            return held.status() == 200 ? calls.confirm(order) : held;
        }).toList());

        assertThat(replies.stream().map(Reply::word))
                .containsOnly("SOLD", "out-of-stock")
                .satisfies(words -> assertThat(Collections.frequency(words, "SOLD")).isEqualTo(7));
        assertThat(books.pieces(sku)).isEqualTo(new Books.Pieces(7, 0, 0, 7));
    }

    @Test
    void pieces_of_several_quantities_never_go_below_zero() throws Exception {
        String sku = books.newProduct(20);

        List<Reply> replies = AtOnce.run(IntStream.range(0, 40).<Callable<Reply>>mapToObj(
                i -> () -> calls.reserve(UUID.randomUUID(), sku + "*" + (1 + i % 3))).toList());

        int held = replies.stream().filter(reply -> reply.status() == 200)
                .mapToInt(reply -> reply.body().path("lines").path(0).path("quantity").asInt()).sum();
        assertThat(books.pieces(sku)).isEqualTo(new Books.Pieces(20, 20 - held, held, 0));
        assertThat(held).isBetween(18, 20);
    }

    @Test
    void orders_that_name_the_same_products_in_another_order_do_not_deadlock() throws Exception {
        String one = books.newProduct(1000);
        String other = books.newProduct(1000);

        List<Reply> replies = AtOnce.run(IntStream.range(0, 90).<Callable<Reply>>mapToObj(i -> () -> {
            UUID order = UUID.randomUUID();
            Reply held = i % 2 == 0
                    ? calls.reserve(order, one + "*1", other + "*1")
                    : calls.reserve(order, other + "*1", one + "*1");
            return switch (i % 3) {
                case 0 -> calls.confirm(order);
                case 1 -> calls.undo(order);
                default -> held;
            };
        }).toList());

        assertThat(replies).allMatch(reply -> reply.status() == 200);
        assertThat(books.pieces(one)).isEqualTo(books.pieces(other)).isEqualTo(new Books.Pieces(1000, 940, 30, 30));
    }
}
