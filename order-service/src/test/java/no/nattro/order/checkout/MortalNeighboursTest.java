package no.nattro.order.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import no.nattro.order.checkout.Moments.Mishap;
import no.nattro.order.domain.Money;
import no.nattro.order.domain.OrderId;
import no.nattro.order.domain.OrderLine;
import no.nattro.order.domain.ShopperId;
import no.nattro.platform.request.Deadline;
import org.junit.jupiter.api.Test;

/** What these neighbours would not see, {@link CrashIT} could not. */
class MortalNeighboursTest {

    private static final OrderId ORDER = OrderId.random();
    private static final ShopperId SHOPPER = new ShopperId(UUID.randomUUID());

    private final MortalNeighbours neighbours = new MortalNeighbours(Story.CONFIRMED,
            new Moments(Mishap.DEATH, List.of()));

    @Test
    void a_repeat_under_the_same_id_takes_nothing_more() {
        buy(ORDER);
        buy(ORDER);

        assertThat(neighbours.holds()).containsExactly(ORDER);
        assertThat(neighbours.captures()).containsExactly(ORDER);
    }

    @Test
    void a_repeat_under_another_id_takes_stock_and_money_again() {
        OrderId other = OrderId.random();
        buy(ORDER);
        buy(other);

        assertThat(neighbours.holds()).containsExactly(ORDER, other);
        assertThat(neighbours.captures()).containsExactly(ORDER, other);
    }

    private void buy(OrderId order) {
        Deadline deadline = Deadline.in(Duration.ofSeconds(4));
        neighbours.reserve(order, SHOPPER, List.of(new OrderLine("NO-1001", 2, null)), deadline);
        neighbours.charge(order, SHOPPER, Money.nok(39_800), "tok_approved", deadline);
    }
}
