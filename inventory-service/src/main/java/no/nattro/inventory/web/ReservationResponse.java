package no.nattro.inventory.web;

import java.util.List;
import java.util.UUID;
import no.nattro.inventory.domain.Money;
import no.nattro.inventory.domain.Reservation;
import no.nattro.inventory.domain.ReservationLine;
import no.nattro.inventory.domain.ReservationStatus;

record ReservationResponse(UUID orderId, ReservationStatus status, List<Line> lines) {

    record Line(String sku, int quantity, Money unitPrice) {

        static Line from(ReservationLine line) {
            return new Line(line.sku().value(), line.quantity(), line.unitPrice());
        }
    }

    static ReservationResponse from(Reservation reservation) {
        return new ReservationResponse(reservation.orderId().value(), reservation.status(),
                reservation.lines().stream().map(Line::from).toList());
    }
}
