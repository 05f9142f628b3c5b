package no.nattro.demo.books;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts together what belongs to one order while the databases are read, one after the other. */
final class Gathering {

    private final Map<UUID, Draft> drafts = new HashMap<>();
    private final List<StockRow> stock = new ArrayList<>();
    private Reconciliation reconciliation = Reconciliation.NONE;
    private Instant secondLook = Instant.EPOCH;

    private static final class Draft {

        private @Nullable OrderRow order;
        private OrderRow.@Nullable State later;
        private @Nullable ReservationRow reservation;
        private @Nullable PaymentRow payment;
        private @Nullable ChargeRow charge;

        Story story(UUID id) {
            return new Story(id, order, order != null || later != null, order != null && order.state().equals(later),
                    reservation, payment, charge);
        }
    }

    void order(UUID id, OrderRow order) {
        draft(id).order = order;
    }

    /** How the order stands at the second look. */
    void later(UUID id, OrderRow.State state) {
        draft(id).later = state;
    }

    void reservation(UUID id, ReservationRow reservation) {
        draft(id).reservation = reservation;
    }

    void payment(UUID id, PaymentRow payment) {
        draft(id).payment = payment;
    }

    void charge(UUID id, ChargeRow charge) {
        draft(id).charge = charge;
    }

    void stock(StockRow product) {
        stock.add(product);
    }

    void reconciliation(Reconciliation last) {
        reconciliation = last;
    }

    void secondLookAt(Instant time) {
        secondLook = time;
    }

    /** Ends the gathering, which is empty afterwards: both at once would not fit where there are many orders. */
    Reading reading() {
        Map<UUID, Story> stories = HashMap.newHashMap(drafts.size());
        for (Iterator<Map.Entry<UUID, Draft>> each = drafts.entrySet().iterator(); each.hasNext();) {
            Map.Entry<UUID, Draft> draft = each.next();
            stories.put(draft.getKey(), draft.getValue().story(draft.getKey()));
            each.remove();
        }
        return new Reading(stories, stock, secondLook, reconciliation);
    }

    private Draft draft(UUID id) {
        return drafts.computeIfAbsent(id, _ -> new Draft());
    }
}
