package no.nattro.demo.books.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import no.nattro.demo.books.PaymentRow;
import no.nattro.demo.books.Reading;
import no.nattro.demo.books.Story;
import no.nattro.demo.books.history.ShopperKey;

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
        reading.stories().forEach(story -> judge(story, findings));
        perKey(reading).forEach((key, orders) -> {
            findings.judged("key");
            List<UUID> captured = orders.stream().filter(id -> reading.story(id).captures() > 0).sorted().toList();
            if (captured.size() > 1) {
                findings.wrong(new Violation(key.toString(), "captured for the orders " + captured));
            }
        });
        return findings.verdict();
    }

    private static void judge(Story story, Findings findings) {
        if (story.charge() != null) {
            findings.judged("charge");
        }
        if (story.captures() > 1) {
            findings.wrong(story.id(), "the bank captured " + story.captures() + " times");
        }
        if (story.payment() != null && story.payment().path().times(PaymentRow.CAPTURED) > 1) {
            findings.wrong(story.id(), "its payment went " + story.payment().path());
        }
    }

    private static Map<ShopperKey, List<UUID>> perKey(Reading reading) {
        Map<ShopperKey, List<UUID>> orders = new HashMap<>();
        reading.orders().forEach(order -> orders.merge(new ShopperKey(order.shopper(), order.key()),
                List.of(order.id()), (one, other) -> Stream.concat(one.stream(), other.stream()).toList()));
        return orders;
    }
}
