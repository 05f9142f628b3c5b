package no.nattro.inventory.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReservationTest {

    private static final Basket TWO_FLASKS = basket("NO-1001", 2);
    private static final Basket ONE_FLASK = basket("NO-1001", 1);
    private static final Refusal SOLD_OUT = Refusal
            .outOfStock(List.of(new Shortage(new Sku("NO-1001"), "Thermos flask", 2, 0)));

    @ParameterizedTest
    @EnumSource(names = {"HELD", "SOLD"})
    void a_repeated_request_is_told_what_stands(ReservationStatus status) {
        Reservation reservation = reservation(status, TWO_FLASKS);

        assertThat(reservation.answerTo(TWO_FLASKS)).isEqualTo(new ReservationAnswer.Reserved(reservation));
        assertThat(reservation.answerToConfirmation()).isEqualTo(new ReservationAnswer.Reserved(reservation));
    }

    @ParameterizedTest
    @EnumSource(names = {"RELEASED", "RETURNED"})
    void a_request_that_comes_after_the_undoing_gets_nothing(ReservationStatus status) {
        Reservation reservation = reservation(status, TWO_FLASKS);

        assertThat(reservation.answerTo(TWO_FLASKS)).isEqualTo(new ReservationAnswer.AlreadyUndone());
        assertThat(reservation.answerToConfirmation()).isEqualTo(new ReservationAnswer.AlreadyUndone());
    }

    @Test
    void a_refusal_is_repeated() {
        Reservation refused = reservation(ReservationStatus.REFUSED, TWO_FLASKS);

        assertThat(refused.answerTo(TWO_FLASKS)).isEqualTo(new ReservationAnswer.Refused(SOLD_OUT));
        assertThat(refused.answerToConfirmation()).isEqualTo(new ReservationAnswer.NotReserved());
    }

    @ParameterizedTest
    @EnumSource
    void another_basket_under_the_same_order_is_refused_in_every_state(ReservationStatus status) {
        assertThat(reservation(status, TWO_FLASKS).answerTo(ONE_FLASK)).isEqualTo(new ReservationAnswer.KeyReused());
    }

    @Test
    void a_tombstone_refuses_whatever_basket_comes() {
        assertThat(reservation(ReservationStatus.RELEASED, null).answerTo(ONE_FLASK))
                .isEqualTo(new ReservationAnswer.AlreadyUndone());
    }

    @Test
    void its_lines_are_in_sku_order() {
        Reservation reservation = new Reservation(new OrderId(UUID.randomUUID()), ReservationStatus.HELD, TWO_FLASKS,
                null, Set.of(line("NO-3"), line("NO-1"), line("NO-2"), line("NO-10")));

        assertThat(reservation.lines()).extracting(line -> line.sku().value())
                .containsExactly("NO-1", "NO-10", "NO-2", "NO-3");
    }

    private static Reservation reservation(ReservationStatus status, @Nullable Basket askedFor) {
        return new Reservation(new OrderId(UUID.randomUUID()), status, askedFor,
                status == ReservationStatus.REFUSED ? SOLD_OUT : null, Set.of());
    }

    private static Basket basket(String sku, int quantity) {
        return new Basket(List.of(new BasketLine(new Sku(sku), quantity)));
    }

    private static ReservationLine line(String sku) {
        return new ReservationLine(new Sku(sku), 1, new Money(100, "NOK"));
    }
}
