package no.nattro.inventory.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import no.nattro.inventory.domain.Basket;
import no.nattro.inventory.domain.BasketLine;
import no.nattro.inventory.domain.OrderId;
import no.nattro.inventory.domain.Refusal;
import no.nattro.inventory.domain.Reservation;
import no.nattro.inventory.domain.ReservationAnswer;
import no.nattro.inventory.domain.ReservationStatus;
import no.nattro.inventory.domain.Sku;
import no.nattro.inventory.support.Books;
import no.nattro.inventory.support.Calls;
import no.nattro.inventory.support.HeldRows;
import no.nattro.inventory.support.InventoryTest;
import no.nattro.inventory.support.Reply;
import no.nattro.platform.request.Origin;
import no.nattro.platform.request.RequestId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/**
 * Two requests meet in the middle of their transactions, in an order that the test decides: the first stops at a lock that the
 * test holds, the second behind the first.
 */
@InventoryTest
// On a busy machine the limits of a test that waits for nobody are too short for those who meet here.
@TestPropertySource(properties = {"nattro.inbound.budget=60s", "nattro.database.statement-timeout=40s",
        "nattro.database.lock-timeout=30s"})
class MeetingsIT {

    private static final Origin ORIGIN = new Origin(new RequestId("meetings-it"), null);

    private final Calls calls;
    private final Books books;
    private final ReservationTransactions transactions;
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    private final UUID order = UUID.randomUUID();

    MeetingsIT(Calls calls, Books books, ReservationTransactions transactions) {
        this.calls = calls;
        this.books = books;
        this.transactions = transactions;
    }

    @AfterEach
    void nobodyIsLeft() {
        requests.close();
    }

    @Test
    void an_undo_that_meets_a_reservation_under_way_waits_for_it_and_releases_it() throws Exception {
        String sku = books.newProduct(5);

        List<String> words = meet(HeldRows.stockOf(sku), () -> calls.reserve(order, sku + "*2"),
                () -> calls.undo(order));

        assertThat(words).containsExactly("HELD", "RELEASED");
        assertThat(books.pieces(sku)).isEqualTo(new Books.Pieces(5, 5, 0, 0));
        assertThat(books.history(order)).containsExactly(ReservationStatus.HELD, ReservationStatus.RELEASED);
    }

    @Test
    void a_reservation_that_meets_an_undo_under_way_waits_for_it_and_is_refused() throws Exception {
        String sku = books.newProduct(5);

        List<String> words = meet(HeldRows.history(), () -> calls.undo(order), () -> calls.reserve(order, sku + "*2"));

        assertThat(words).containsExactly("RELEASED", "already-undone");
        assertThat(books.pieces(sku)).isEqualTo(new Books.Pieces(5, 5, 0, 0));
        assertThat(books.history(order)).containsExactly(ReservationStatus.RELEASED);
    }

    @Test
    void an_undo_that_meets_a_sale_under_way_takes_the_pieces_back() throws Exception {
        String sku = books.newProduct(5);
        calls.reserve(order, sku + "*2");

        List<String> words = meet(HeldRows.stockOf(sku), () -> calls.confirm(order), () -> calls.undo(order));

        assertThat(words).containsExactly("SOLD", "RETURNED");
        assertThat(books.pieces(sku)).isEqualTo(new Books.Pieces(5, 5, 0, 0));
    }

    @Test
    void a_sale_that_meets_an_undo_under_way_sells_nothing() throws Exception {
        String sku = books.newProduct(5);
        calls.reserve(order, sku + "*2");

        List<String> words = meet(HeldRows.stockOf(sku), () -> calls.undo(order), () -> calls.confirm(order));

        assertThat(words).containsExactly("RELEASED", "already-undone");
        assertThat(books.pieces(sku)).isEqualTo(new Books.Pieces(5, 5, 0, 0));
    }

    @Test
    void a_repeat_that_meets_the_first_reservation_under_way_holds_nothing_more() throws Exception {
        String sku = books.newProduct(5);
        Callable<Reply> reserve = () -> calls.reserve(order, sku + "*2");

        assertThat(meet(HeldRows.stockOf(sku), reserve, reserve)).containsExactly("HELD", "HELD");
        assertThat(books.pieces(sku)).isEqualTo(new Books.Pieces(5, 3, 2, 0));
    }

    @Test
    void an_attempt_that_finds_too_little_is_overtaken_by_one_that_finds_enough_and_tells_the_same() {
        String sku = books.newProduct(1);
        Reserve wish = wish(sku);
        Stockroom slow = stopsBeforeItRefuses(() -> {
            books.restock(sku, 1);
            assertThat(calls.reserve(order, sku + "*2").word()).isEqualTo("HELD");
        });

        assertThat(slow.reserve(wish)).isInstanceOf(ReservationAnswer.Reserved.class);
        assertThat(books.pieces(sku)).isEqualTo(new Books.Pieces(2, 0, 2, 0));
        assertThat(books.history(order)).containsExactly(ReservationStatus.HELD);
    }

    @Test
    void an_attempt_that_is_undone_before_it_can_refuse_is_told_so() {
        String sku = books.newProduct(1);
        Stockroom slow = stopsBeforeItRefuses(() -> calls.undo(order));

        assertThat(slow.reserve(wish(sku))).isInstanceOf(ReservationAnswer.AlreadyUndone.class);
        assertThat(books.history(order)).containsExactly(ReservationStatus.RELEASED);
    }

    @Test
    void an_order_whose_repeat_was_refused_is_refused_when_its_first_request_arrives_late() {
        String sku = books.newProduct(1);
        calls.reserve(order, sku + "*2");
        books.restock(sku, 5);

        assertThat(calls.reserve(order, sku + "*2").word()).isEqualTo("out-of-stock");
        assertThat(calls.undo(order).word()).isEqualTo("REFUSED");
        assertThat(calls.reserve(order, sku + "*2").word()).as("also after its undo").isEqualTo("out-of-stock");
        assertThat(books.pieces(sku)).isEqualTo(new Books.Pieces(6, 6, 0, 0));
    }

    @Test
    void of_fifty_buyers_who_all_wait_for_the_last_piece_one_gets_it() throws Exception {
        String sku = books.newProduct(1);
        List<Future<Reply>> buyers;
        try (HeldRows stock = HeldRows.stockOf(sku)) {
            buyers = Stream.generate(UUID::randomUUID).limit(50)
                    .map(buyer -> requests.submit(() -> calls.reserve(buyer, sku + "*1"))).toList();
            stock.awaitStopped(5); // as many as the pool has connections; the others wait for one of these
        }
        List<String> words = new ArrayList<>();
        for (Future<Reply> buyer : buyers) {
            words.add(buyer.get().word());
        }

        assertThat(words).containsOnly("HELD", "out-of-stock");
        assertThat(Collections.frequency(words, "HELD")).isEqualTo(1);
        assertThat(books.pieces(sku)).isEqualTo(new Books.Pieces(1, 0, 1, 0));
    }

    private List<String> meet(HeldRows held, Callable<Reply> first, Callable<Reply> second) throws Exception {
        Future<Reply> goesFirst;
        Future<Reply> comesSecond;
        try (held) {
            goesFirst = requests.submit(first);
            held.awaitStopped(1);
            comesSecond = requests.submit(second);
            held.awaitStopped(2);
        }
        return List.of(goesFirst.get().word(), comesSecond.get().word());
    }

    /** What happens between the two transactions of a refusal. */
    private Stockroom stopsBeforeItRefuses(Runnable meanwhile) {
        return new Stockroom(new ReservationTransactions(null, null) {

            @Override
            HoldAttempt hold(Reserve wish) {
                return transactions.hold(wish);
            }

            @Override
            Reservation refuse(Reserve wish, Refusal refusal) {
                meanwhile.run();
                return transactions.refuse(wish, refusal);
            }
        });
    }

    private Reserve wish(String sku) {
        return new Reserve(new OrderId(order), new Basket(List.of(new BasketLine(new Sku(sku), 2))), ORIGIN);
    }
}
