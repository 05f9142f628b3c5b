package no.nattro.order.domain;

import static no.nattro.order.domain.OrderStatus.CHARGING;
import static no.nattro.order.domain.OrderStatus.RESERVING;
import static no.nattro.order.domain.OrderStatus.UNDOING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The fenced writes, one by one: who may write what. */
class OrdersIT extends OrdersFixture {

    @Test
    void a_key_stands_for_one_order() {
        ShopperId shopper = read().shopper();
        PlaceOrder again = new PlaceOrder(shopper, new IdempotencyKey("key"), List.of(OrderLine.of("NO-1", 1)),
                "tok_abc",
                null);
        assertThat(write(orders -> orders.add(OrderId.random(), again, "request-1234", null, LEASE))).isFalse();
    }

    @Test
    void an_owner_goes_the_whole_way_and_its_lease_ends_with_the_decision() {
        assertThat(write(orders -> orders.toCharging(first, PRICES))).isTrue();
        assertThat(write(orders -> orders.toConfirming(first))).isTrue();
        assertThat(write(orders -> orders.toConfirmed(first, CREATED))).isTrue();
        assertThat(read().frozenAnswer()).contains(CREATED);
        assertThat(read().isOwnedBy(first)).isFalse();
        assertThat(column("next_attempt_at")).isNull();
    }

    @Test
    void an_owner_of_an_earlier_epoch_writes_nothing() {
        Lease later = takeOver();
        assertThat(write(orders -> orders.toCharging(first, PRICES))).isFalse();
        assertThat(write(orders -> orders.toUndoing(first, RESERVING, UndoReason.OUT_OF_STOCK, REFUSED))).isFalse();
        assertThat(write(orders -> orders.handOver(first, RESERVING, true, Duration.ZERO))).isFalse();
        assertThat(write(orders -> orders.needsAttention(first, RESERVING))).isFalse();
        assertThat(read().status()).isEqualTo(RESERVING);
        assertThat(write(orders -> orders.toCharging(later, PRICES))).isTrue();
    }

    @Test
    void an_owner_that_believes_another_status_writes_nothing() {
        write(orders -> orders.toCharging(first, PRICES));
        assertThat(write(orders -> orders.toCharging(first, PRICES))).isFalse();
        assertThat(write(orders -> orders.toConfirmed(first, CREATED))).isFalse();
        assertThat(write(orders -> orders.handOver(first, RESERVING, false, Duration.ZERO))).isFalse();
        assertThat(write(orders -> orders.paymentEnded(first, PaymentEnd.VOIDED))).isFalse();
        assertThat(read().status()).isEqualTo(CHARGING);
    }

    @Test
    void a_requested_cancellation_stands_in_every_way_forward_and_in_no_way_back() {
        write(orders -> orders.toCharging(first, PRICES));
        cancel();
        assertThat(read().isCancellationRequested()).isTrue();
        assertThat(write(orders -> orders.toConfirming(first))).isFalse();
        assertThat(write(orders -> orders.toUndoing(first, CHARGING, UndoReason.SHOPPER, REFUSED))).isTrue();
    }

    @Test
    void a_cancellation_takes_no_living_owners_lease() {
        cancel();
        assertThat(claim()).isFalse();
        assertThat(column("lease_epoch")).isEqualTo(1L);
    }

    @Test
    void a_cancellation_of_a_confirmed_order_begins_to_undo_it_and_makes_it_due() {
        confirm();
        cancel();
        assertThat(read().status()).isEqualTo(UNDOING);
        assertThat(read().undoReason()).contains(UndoReason.SHOPPER);
        assertThat(read().frozenAnswer()).contains(CREATED);
        assertThat(column("lease_epoch")).isEqualTo(2L);
        assertThat(claim()).isTrue();
    }

    @Test
    void a_cancellation_of_what_is_being_undone_has_no_effect() {
        write(orders -> orders.toUndoing(first, RESERVING, UndoReason.OUT_OF_STOCK, REFUSED));
        cancel();
        assertThat(read().isCancellationRequested()).isFalse();
        assertThat(read().undoReason()).contains(UndoReason.OUT_OF_STOCK);
    }

    @Test
    void an_answer_is_frozen_only_once() {
        confirm();
        cancel();
        Lease undoer = new Lease(id, 2);
        assertThat(write(orders -> orders.paymentEnded(undoer, PaymentEnd.REFUNDED))).isTrue();
        assertThat(write(orders -> orders.toEnd(undoer, UndoReason.SHOPPER))).isTrue();
        assertThat(read().frozenAnswer()).contains(CREATED);
        assertThat(read().refund()).contains(Refund.DONE);
    }

    @Test
    void a_lease_is_claimed_by_one_of_many() throws Exception {
        expire();
        Callable<Boolean> claim = this::claim;
        int claimed = 0;
        try (ExecutorService claimers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> one : claimers.invokeAll(IntStream.range(0, 5).mapToObj(_ -> claim).toList())) {
                claimed += one.get() ? 1 : 0;
            }
        }
        assertThat(claimed).isEqualTo(1);
        assertThat(column("lease_epoch")).isEqualTo(2L);
    }

    @Test
    void a_handover_counts_an_unknown_outcome_but_not_what_was_never_sent() {
        write(orders -> orders.handOver(first, RESERVING, false, Duration.ZERO));
        assertThat(column("attempts")).isEqualTo(0);
        assertThat(column("unknown_since")).isNull();
        write(orders -> orders.handOver(first, RESERVING, true, Duration.ZERO));
        assertThat(column("attempts")).isEqualTo(1);
        assertThat(column("unknown_since")).isNotNull();
    }

    @Test
    void the_first_lease_is_told_from_a_later_one_and_from_a_decision() {
        Optional<Duration> left = transaction.execute(_ -> leases().leftOfTheFirst(id));
        assertThat(left.orElseThrow()).isBetween(Duration.ofSeconds(5), LEASE);
        takeOver();
        Optional<Duration> leftOfALaterOne = transaction.execute(_ -> leases().leftOfTheFirst(id));
        assertThat(leftOfALaterOne).isEmpty();
    }

    @Test
    void the_price_that_changed_is_kept() {
        assertThat(write(orders -> orders.toPriceChanged(first, PRICES, REFUSED))).isTrue();
        assertThat(read().total()).contains(Money.nok(200));
        assertThat(read().lines()).allMatch(line -> Long.valueOf(100).equals(line.unitPrice()));
    }

    @Test
    void an_illegal_move_is_refused_before_it_reaches_the_database() {
        assertThatThrownBy(
                () -> write(orders -> orders.toUndoing(first, OrderStatus.REJECTED, UndoReason.SHOPPER, REFUSED)))
                .hasMessageContaining("no order moves from REJECTED to UNDOING");
    }
}
