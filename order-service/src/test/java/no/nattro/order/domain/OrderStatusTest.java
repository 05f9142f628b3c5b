package no.nattro.order.domain;

import static no.nattro.order.domain.OrderStatus.CANCELLED;
import static no.nattro.order.domain.OrderStatus.CHARGING;
import static no.nattro.order.domain.OrderStatus.CONFIRMED;
import static no.nattro.order.domain.OrderStatus.CONFIRMING;
import static no.nattro.order.domain.OrderStatus.REJECTED;
import static no.nattro.order.domain.OrderStatus.RESERVING;
import static no.nattro.order.domain.OrderStatus.UNDOING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderStatusTest {

    private static final Map<OrderStatus, List<OrderStatus>> LEGAL = Map.of(
            RESERVING, List.of(CHARGING, UNDOING),
            CHARGING, List.of(CONFIRMING, UNDOING),
            CONFIRMING, List.of(CONFIRMED, UNDOING),
            CONFIRMED, List.of(UNDOING),
            UNDOING, List.of(REJECTED, CANCELLED),
            REJECTED, List.of(),
            CANCELLED, List.of());

    @ParameterizedTest
    @EnumSource
    void moves_only_along_the_legal_paths(OrderStatus from) {
        assertThat(Arrays.stream(OrderStatus.values()).filter(from::mayMoveTo))
                .containsExactlyElementsOf(LEGAL.get(from));
    }

    @ParameterizedTest
    @EnumSource
    void is_undecided_terminal_or_in_between(OrderStatus status) {
        assertThat(status.isUndecided() && status.isTerminal()).isFalse();
        assertThat(status.isUndecided() || status.isTerminal()).isEqualTo(status != UNDOING);
    }

    @Test
    void every_reason_ends_in_a_status_that_undoing_may_move_to() {
        assertThat(UndoReason.values()).allMatch(reason -> UNDOING.mayMoveTo(reason.end()));
    }
}
