package no.nattro.order.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.nattro.order.domain.Money;
import no.nattro.order.domain.Order;
import no.nattro.order.domain.OrderLine;
import no.nattro.order.domain.OrderStatus;
import no.nattro.order.domain.Refund;
import no.nattro.order.domain.UndoReason;
import org.jspecify.annotations.Nullable;

/**
 * An order, as its shopper sees it.
 *
 * @param status PENDING while its end is not decided; an order that is being undone already shows its end
 * @param reason why it was rejected or cancelled, left out otherwise
 * @param refund whether money is on its way back, left out where none is
 * @param total  null until the prices are known
 */
record OrderResponse(UUID id, Status status, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UndoReason reason,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Refund refund, @Nullable Money total,
        List<Line> lines, Instant createdAt) {

    enum Status {
        PENDING, CONFIRMED, REJECTED, CANCELLED;

        static Status of(OrderStatus status, @Nullable UndoReason reason) {
            return switch (status) {
                case RESERVING, CHARGING, CONFIRMING -> PENDING;
                case CONFIRMED -> CONFIRMED;
                case REJECTED -> REJECTED;
                case CANCELLED -> CANCELLED;
                case UNDOING -> of(reason == null ? OrderStatus.CANCELLED : reason.end(), null);
            };
        }
    }

    record Line(String sku, int quantity, @Nullable Money unitPrice) {

        static Line of(OrderLine line, String currency) {
            return new Line(line.sku(), line.quantity(),
                    line.unitPrice() == null ? null : new Money(line.unitPrice(), currency));
        }
    }

    static OrderResponse of(Order order) {
        UndoReason reason = order.undoReason().orElse(null);
        return of(order, Status.of(order.status(), reason), reason);
    }

    /** The order as it will be told once its confirmation is committed. */
    static OrderResponse confirmed(Order order) {
        return of(order, Status.CONFIRMED, null);
    }

    private static OrderResponse of(Order order, Status status, @Nullable UndoReason reason) {
        return new OrderResponse(order.id().value(), status, reason, order.refund().orElse(null),
                order.total().orElse(null),
                order.lines().stream().map(line -> Line.of(line, order.currency())).toList(), order.createdAt());
    }
}
