package no.nattro.demo.books.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import no.nattro.demo.books.MadeUpBooks;
import no.nattro.demo.books.MadeUpOrder;
import no.nattro.demo.books.history.Replayed.Reply;
import org.jspecify.annotations.Nullable;
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
    void of_two_contents_under_one_key_that_of_the_order_is_asked_for() {
        Operation purchase = Purchases.of(order.shopper, order.key, null, null);
        Replays replays = Replays.of(new History(List.of(other("a", null), other("b", "{}"), purchase)),
                MadeUpBooks.of(order), (_, _, body) -> body.equals(purchase.body())
                        ? new Reply(201, "again")
                        : new Reply(422, Purchases.problem("key-reused")));

        assertThat(replays.replayed()).containsExactly(new Replayed(new ShopperKey(order.shopper, order.key), null,
                new Reply(201, "again"), new Reply(201, "again")));
    }

    @Test
    void a_decision_that_is_told_to_be_anothers_is_not_made_good_by_another_content() {
        Operation purchase = Purchases.of(order.shopper, order.key, 402, Purchases.problem("payment-declined"));
        Replays replays = Replays.of(new History(List.of(other("a", null), purchase)), MadeUpBooks.of(order),
                (_, _, _) -> new Reply(422, Purchases.problem("key-reused")));

        assertThat(replays.replayed()).singleElement().extracting(replayed -> replayed.first().status()).isEqualTo(422);
    }

    /** Something else that was wanted under the same key. */
    private Operation other(String body, @Nullable String response) {
        return new Operation(Instant.EPOCH, Operation.What.BUY, Purchases.cookie(order.shopper), order.key, body,
                Operation.End.INFO, response == null ? null : 500, response, null);
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
