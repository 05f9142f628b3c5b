package no.nattro.demo.books.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nattro.demo.books.OrderRow;
import no.nattro.demo.books.PaymentRow;
import no.nattro.demo.books.Reading;

/** Nobody pays twice: not for one order, and not for one key by way of two orders, also if one of them was refunded. */
final class OneCapture implements Invariant {

    @Override
    public String number() {
        return "I2";
    }

    @Override
    public String sentence() {
        return "At most one capture for each order, and for each shopper's key";
    }

    @Override
    public Verdict judge(Reading reading) {
        Findings findings = new Findings("charge", "key");
        reading.charges().forEach((id, charge) -> {
            findings.judged("charge");
            if (charge.captures() > 1) {
                findings.wrong(id, "the bank captured " + charge.captures() + " times");
            }
        });
        reading.payments().forEach((id, payment) -> {
            if (payment.path().times(PaymentRow.CAPTURED) > 1) {
                findings.wrong(id, "its payment went " + payment.path());
            }
        });
        perKey(reading).forEach((key, orders) -> {
            findings.judged("key");
            List<UUID> captured = orders.stream().map(OrderRow::id).filter(id -> captures(reading, id) > 0).toList();
            if (captured.size() > 1) {
                findings.wrong(
                        new Violation("shopper " + key.shopper() + " key " + key.key(), "captured for the orders "
                                + captured.stream().map(UUID::toString).sorted().collect(Collectors.joining(", "))));
            }
        });
        return findings.verdict();
    }

    private record Key(UUID shopper, String key) {}

    private static Map<Key, List<OrderRow>> perKey(Reading reading) {
        Map<Key, List<OrderRow>> orders = new HashMap<>();
        reading.orders().values().forEach(order -> orders.merge(new Key(order.shopper(), order.key()), List.of(order),
                (one, other) -> Stream.concat(one.stream(), other.stream()).toList()));
        return orders;
    }

    private static int captures(Reading reading, UUID id) {
        return reading.charges().containsKey(id) ? reading.charges().get(id).captures() : 0;
    }
}
