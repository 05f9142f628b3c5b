package no.nattro.demo.books.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import no.nattro.demo.books.MadeUpBooks;
import no.nattro.demo.books.MadeUpOrder;
import no.nattro.demo.books.history.Replayed.Reply;
import org.junit.jupiter.api.Test;

class ReplaysTest {

    private final MadeUpOrder order = MadeUpOrder.confirmed();
    private final Queue<String> sent = new ConcurrentLinkedQueue<>();

    @Test
    void each_key_is_asked_twice_with_its_cookie_and_body() {
        Operation purchase = Purchases.of(order.shopper, order.key, 201, "told");
        Replays replays = replay(purchase);

        assertThat(sent).hasSize(2).containsOnly(purchase.cookie() + " " + order.key + " " + purchase.body());
        assertThat(replays).isEqualTo(new Replays(List.of(new Replayed(new ShopperKey(order.shopper, order.key),
                new Reply(201, "told"), new Reply(201, "again"), new Reply(201, "again"))),
                MadeUpBooks.of(order).rows()));
    }

    @Test
    void a_key_is_asked_by_the_operation_that_learnt_its_decision() {
        Replays replays = replay(Purchases.of(order.shopper, order.key, null, null),
                Purchases.of(order.shopper, order.key, 202, "{}"),
                Purchases.of(order.shopper, order.key, 402, Purchases.problem("payment-declined")),
                Purchases.of(order.shopper, order.key, 422, Purchases.problem("key-reused")));

        assertThat(replays.replayed()).singleElement().extracting(Replayed::told).extracting(Reply::status)
                .isEqualTo(402);
    }

    @Test
    void a_purchase_whose_end_nobody_learnt_is_asked_for_too() {
        assertThat(replay(Purchases.of(order.shopper, order.key, 202, "{}")).replayed()).singleElement()
                .extracting(Replayed::told).isNull();
    }

    @Test
    void what_never_became_an_order_is_left_alone() {
        Replays replays = replay(Purchases.of(UUID.randomUUID(), order.key, 503, "{}"),
                Purchases.of(order.shopper, "another key", null, null));

        assertThat(replays.replayed()).isEmpty();
        assertThat(sent).isEmpty();
    }

    private Replays replay(Operation... operations) {
        return Replays.of(new History(List.of(operations)), MadeUpBooks.of(order), (cookie, key, body) -> {
            sent.add(cookie + " " + key + " " + body);
            return new Reply(201, "again");
        });
    }
}
