package no.nattro.inventory.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.nattro.inventory.domain.ReservationStatus;
import no.nattro.inventory.support.Books;
import no.nattro.inventory.support.Calls;
import no.nattro.inventory.support.InventoryTest;
import no.nattro.inventory.support.Reply;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every call in every state. The product has 5 pieces, the order wants 2 of them. */
@InventoryTest
class ReservationProtocolIT {

    private final Calls calls;
    private final Books books;
    private final UUID orderId = UUID.randomUUID();
    private final String sku;

    ReservationProtocolIT(Calls calls, Books books) {
        this.calls = calls;
        this.books = books;
        this.sku = books.newProduct(5);
    }

    @ParameterizedTest(name = "{0}: {1} answers {2} {3}")
    @CsvSource(delimiterString = "|", textBlock = """
            # before  | call        | status | says           | after    | available | held | sold
            nothing   | reserve     | 200    | HELD           | HELD     | 3         | 2    | 0
            nothing   | confirm     | 409    | not-reserved   |          | 5         | 0    | 0
            nothing   | undo        | 200    | RELEASED       | RELEASED | 5         | 0    | 0
            held      | reserve     | 200    | HELD           | HELD     | 3         | 2    | 0
            held      | other lines | 422    | key-reused     | HELD     | 3         | 2    | 0
            held      | confirm     | 200    | SOLD           | SOLD     | 3         | 0    | 2
            held      | undo        | 200    | RELEASED       | RELEASED | 5         | 0    | 0
            sold      | reserve     | 200    | SOLD           | SOLD     | 3         | 0    | 2
            sold      | other lines | 422    | key-reused     | SOLD     | 3         | 0    | 2
            sold      | confirm     | 200    | SOLD           | SOLD     | 3         | 0    | 2
            sold      | undo        | 200    | RETURNED       | RETURNED | 5         | 0    | 0
            released  | reserve     | 409    | already-undone | RELEASED | 5         | 0    | 0
            released  | other lines | 422    | key-reused     | RELEASED | 5         | 0    | 0
            released  | confirm     | 409    | already-undone | RELEASED | 5         | 0    | 0
            released  | undo        | 200    | RELEASED       | RELEASED | 5         | 0    | 0
            returned  | reserve     | 409    | already-undone | RETURNED | 5         | 0    | 0
            returned  | other lines | 422    | key-reused     | RETURNED | 5         | 0    | 0
            returned  | confirm     | 409    | already-undone | RETURNED | 5         | 0    | 0
            returned  | undo        | 200    | RETURNED       | RETURNED | 5         | 0    | 0
            tombstone | reserve     | 409    | already-undone | RELEASED | 5         | 0    | 0
            tombstone | other lines | 409    | already-undone | RELEASED | 5         | 0    | 0
            tombstone | confirm     | 409    | already-undone | RELEASED | 5         | 0    | 0
            tombstone | undo        | 200    | RELEASED       | RELEASED | 5         | 0    | 0
            refused   | reserve     | 409    | out-of-stock   | REFUSED  | 5         | 0    | 0
            refused   | other lines | 422    | key-reused     | REFUSED  | 5         | 0    | 0
            refused   | confirm     | 409    | not-reserved   | REFUSED  | 5         | 0    | 0
            refused   | undo        | 200    | REFUSED        | REFUSED  | 5         | 0    | 0
            """)
    void every_call_in_every_state_has_one_answer(String before, String call, int status, String says,
            @Nullable ReservationStatus after, int available, int held, int sold) {
        bringAbout(before);
        int initial = books.pieces(sku).initial();
        List<ReservationStatus> past = books.history(orderId);

        Reply reply = call(call);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.word()).isEqualTo(says);
        assertThat(books.status(orderId).orElse(null)).isEqualTo(after);
        assertThat(books.pieces(sku)).isEqualTo(new Books.Pieces(initial, available, held, sold));
        assertThat(books.history(orderId)).isEqualTo(followedBy(past, after));
    }

    /** A call that changes nothing leaves no trace. */
    private static List<ReservationStatus> followedBy(List<ReservationStatus> past, @Nullable ReservationStatus after) {
        return after == null || !past.isEmpty() && past.getLast() == after
                ? past
                : Stream.concat(past.stream(), Stream.of(after)).toList();
    }

    private void bringAbout(String state) {
        switch (state) {
            case "nothing" -> assertThat(books.status(orderId)).isEmpty();
            case "held" -> calls.reserve(orderId, sku + "*2");
            case "sold" -> {
                bringAbout("held");
                calls.confirm(orderId);
            }
            case "released" -> {
                bringAbout("held");
                calls.undo(orderId);
            }
            case "returned" -> {
                bringAbout("sold");
                calls.undo(orderId);
            }
            case "tombstone" -> calls.undo(orderId);
            case "refused" -> {
                UUID somebodyElse = UUID.randomUUID();
                calls.reserve(somebodyElse, sku + "*4");
                calls.reserve(orderId, sku + "*2");
                calls.undo(somebodyElse);
            }
            default -> throw new IllegalArgumentException(state);
        }
    }

    private Reply call(String call) {
        return switch (call) {
            case "reserve" -> calls.reserve(orderId, sku + "*2");
            case "other lines" -> calls.reserve(orderId, sku + "*1");
            case "confirm" -> calls.confirm(orderId);
            case "undo" -> calls.undo(orderId);
            default -> throw new IllegalArgumentException(call);
        };
    }
}
