package no.nattro.demo.books;

import java.util.List;

/**
 * A reservation in inventory-service's books, known by its order's id.
 *
 * @param requestId of the request that made the row
 */
public record ReservationRow(String status, StatusPath path, List<Line> lines, String requestId) {

    public boolean isHeld() {
        return "HELD".equals(status);
    }

    public boolean isSold() {
        return "SOLD".equals(status);
    }
}
