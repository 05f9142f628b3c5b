package no.nattro.demo.books.audit;

import static no.nattro.demo.books.audit.Judged.breaks;
import static no.nattro.demo.books.audit.Judged.holds;

import java.util.List;
import java.util.UUID;
import no.nattro.demo.books.MadeUpBooks;
import no.nattro.demo.books.MadeUpOrder;
import no.nattro.demo.books.history.Replayed;
import no.nattro.demo.books.history.Replayed.Reply;
import no.nattro.demo.books.history.Replays;
import no.nattro.demo.books.history.ShopperKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReplaysAgreeTest {

    private static final ShopperKey WHOM = new ShopperKey(UUID.randomUUID(), "k-1");
    private static final Reply CONFIRMED = new Reply(201, "{}");

    private final MadeUpOrder order = MadeUpOrder.confirmed();

    @Test
    void the_same_answer_as_ever_holds() {
        holds(replayed(CONFIRMED, CONFIRMED, CONFIRMED), MadeUpBooks.of(order), "1 key");
    }

    @Test
    void a_key_whose_decision_nobody_had_learnt_may_answer_it_now() {
        holds(replayed(null, CONFIRMED, CONFIRMED), MadeUpBooks.of(order), "1 key");
    }

    @Test
    void another_answer_the_second_time_is_seen_down_to_the_byte() {
        breaks(replayed(null, CONFIRMED, new Reply(201, "{ }")), MadeUpBooks.of(order), WHOM.toString(),
                "was answered 201 {}, then 201 { }");
    }

    @Test
    void another_answer_than_had_been_told_is_seen() {
        Reply declined = new Reply(402, "no");

        breaks(replayed(CONFIRMED, declined, declined), MadeUpBooks.of(order), WHOM.toString(),
                "had been answered 201 {}, and now 402 no");
    }

    @Test
    void rows_that_the_replays_made_are_seen() {
        breaks(replayed(CONFIRMED, CONFIRMED, CONFIRMED), MadeUpBooks.of(order, MadeUpOrder.outOfStock()), "rows",
                "asking again made 6 more");
    }

    private static ReplaysAgree replayed(@Nullable Reply told, Reply first, Reply second) {
        return new ReplaysAgree(new Replays(List.of(new Replayed(WHOM, told, first, second)),
                MadeUpBooks.of(MadeUpOrder.confirmed()).rows()));
    }
}
