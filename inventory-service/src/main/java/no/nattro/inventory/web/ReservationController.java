package no.nattro.inventory.web;

import jakarta.validation.Valid;
import no.nattro.inventory.domain.OrderId;
import no.nattro.inventory.domain.Refusal;
import no.nattro.inventory.domain.Reservation;
import no.nattro.inventory.domain.ReservationAnswer;
import no.nattro.inventory.reservation.Reserve;
import no.nattro.inventory.reservation.Stockroom;
import no.nattro.platform.request.Origin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Hold, sell, undo: idempotent under the order's id, and never routed by the gateway. */
@RestController
@RequestMapping("/reservations/{orderId}")
class ReservationController {

    private static final Logger log = LoggerFactory.getLogger(ReservationController.class);

    private final Stockroom stockroom;

    ReservationController(Stockroom stockroom) {
        this.stockroom = stockroom;
    }

    @PutMapping
    ReservationResponse reserve(@PathVariable OrderId orderId, @Valid @RequestBody ReserveRequest request,
            Origin origin) {
        Reserve wish = new Reserve(orderId, request.toBasket(), origin);
        return switch (stockroom.reserve(wish)) {
            case ReservationAnswer.Reserved(Reservation reservation) -> reply(reservation);
            case ReservationAnswer.Refused(Refusal refusal) -> {
                log.info("Order {} refused: {} {}", orderId, refusal.reason(), refusal.skus());
                throw ReservationProblems.refused(refusal, request);
            }
            case ReservationAnswer.AlreadyUndone() -> throw ReservationProblems.alreadyUndone();
            case ReservationAnswer.KeyReused() -> throw ReservationProblems.keyReused();
        };
    }

    @PutMapping("/confirmation")
    ReservationResponse confirm(@PathVariable OrderId orderId, Origin origin) {
        return switch (stockroom.confirm(orderId, origin)) {
            case ReservationAnswer.Reserved(Reservation reservation) -> reply(reservation);
            case ReservationAnswer.AlreadyUndone() -> throw ReservationProblems.alreadyUndone();
            case ReservationAnswer.NotReserved() -> throw ReservationProblems.notReserved();
        };
    }

    @DeleteMapping
    UndoneResponse undo(@PathVariable OrderId orderId, Origin origin) {
        Reservation undone = stockroom.undo(orderId, origin);
        log.info("Order {}: {}", orderId, undone.status());
        return UndoneResponse.from(undone);
    }

    private static ReservationResponse reply(Reservation reservation) {
        log.info("Order {}: {}", reservation.orderId(), reservation.status());
        return ReservationResponse.from(reservation);
    }
}
