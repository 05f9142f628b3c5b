package no.nattro.demo.books.audit;

import java.util.List;
import no.nattro.demo.books.OrderRow;
import no.nattro.demo.books.Reading;
import no.nattro.demo.books.history.History;
import no.nattro.demo.books.history.Operation;
import no.nattro.demo.books.history.ShopperKey;
import org.jspecify.annotations.Nullable;

/** Who is given an order's id before its end comes back for the order: whatever its end, it must be there, and be theirs. */
final class PendingOrders implements Witness {

    /** What a 201 says of its order is judged with all else that it says. */
    private static final int CREATED = 201;

    private final List<Operation> named;

    PendingOrders(History history) {
        this.named = history.operations().stream()
                .filter(operation -> operation.orderId() != null && operation.status() != null)
                .filter(operation -> operation.status() != CREATED && operation.shopperKey().isPresent()).toList();
    }

    @Override
    public void judge(Reading reading, Findings findings) {
        named.forEach(purchase -> judge(purchase, purchase.shopperKey().orElseThrow(),
                reading.story(purchase.orderId()).order(), findings));
    }

    private static void judge(Operation purchase, ShopperKey whom, @Nullable OrderRow order, Findings findings) {
        findings.judged("pending order");
        String said = "was told " + purchase.status() + " of order " + purchase.orderId() + ", ";
        if (order == null) {
            findings.wrong(new Violation(whom.toString(), said + "and there is no such order"));
        } else if (!whom.equals(ShopperKey.of(order))) {
            findings.wrong(new Violation(whom.toString(), said + "which is of " + ShopperKey.of(order)));
        }
    }
}
