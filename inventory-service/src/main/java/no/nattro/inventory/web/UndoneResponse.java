package no.nattro.inventory.web;

import java.util.UUID;
import no.nattro.inventory.domain.Reservation;
import no.nattro.inventory.domain.ReservationStatus;

record UndoneResponse(UUID orderId, ReservationStatus status) {

    static UndoneResponse from(Reservation reservation) {
        return new UndoneResponse(reservation.orderId().value(), reservation.status());
    }
}
