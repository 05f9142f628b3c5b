package no.nattro.demo.books.audit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.nattro.demo.books.Line;
import no.nattro.demo.books.OrderRow;
import no.nattro.demo.books.Reading;
import no.nattro.demo.books.Story;
import no.nattro.demo.books.history.History;
import no.nattro.demo.books.history.ShopperKey;
import no.nattro.demo.books.history.Told;

/** The books could agree with each other and be wrong together: what a shopper was told is a witness from outside. */
final class AnswersStand implements Invariant {

    private final List<Told> told;
    private final List<Witness> others;

    AnswersStand(History history) {
        this.told = history.operations().stream().flatMap(operation -> Told.by(operation).stream()).toList();
        this.others = List.of(new PendingOrders(history), new AcceptedCancellations(history), new TurnedAway(history));
    }

    @Override
    public String number() {
        return "I7";
    }

    @Override
    public String sentence() {
        return "What a shopper was told to be bought is bought; what was refused cost nothing";
    }

    @Override
    public Verdict judge(Reading reading) {
        Findings findings = new Findings("confirmation", "refusal", "pending order", "cancellation", "turned-away key");
        Map<ShopperKey, Set<UUID>> orders = new HashMap<>();
        reading.orders().forEach(order -> orders
                .computeIfAbsent(ShopperKey.of(order), _ -> new HashSet<>()).add(order.id()));
        for (Told answer : told) {
            switch (answer) {
                case Told.Bought bought -> judge(bought, reading.story(bought.id()), findings);
                case Told.RefusedFor refused -> judge(refused, orders.getOrDefault(refused.whom(), Set.of()), reading,
                        findings);
                case Told.Nonsense(ShopperKey whom, String response) -> {
                    findings.judged("confirmation");
                    findings.wrong(of(whom, "was answered 201 with " + response));
                }
            }
        }
        others.forEach(witness -> witness.judge(reading, findings));
        return findings.verdict();
    }

    private static void judge(Told.Bought bought, Story story, Findings findings) {
        findings.judged("confirmation");
        OrderRow order = story.order();
        String said = "was told that order " + bought.id() + " is confirmed, ";
        if (order == null) {
            findings.wrong(of(bought.whom(), said + "and there is no such order"));
        } else if (!bought.whom().equals(ShopperKey.of(order))) {
            findings.wrong(of(bought.whom(), said + "which is of " + ShopperKey.of(order)));
        } else if (!order.path().passed(OrderRow.CONFIRMED)) {
            findings.wrong(of(bought.whom(), said + "and it went " + order.path()));
        } else if (!bought.total().equals(order.total()) || !bought.lines().equals(order.lines())) {
            findings.wrong(of(bought.whom(), said + bought.lines() + " for " + bought.total() + "; it is "
                    + order.lines() + " for " + order.total()));
        } else if (bought.asked() != null && !bought.asked().equals(withoutPrices(order.lines()))) {
            findings.wrong(of(bought.whom(), said + order.lines() + "; asked for were " + bought.asked()));
        }
    }

    private static void judge(Told.RefusedFor refused, Set<UUID> orders, Reading reading, Findings findings) {
        findings.judged("refusal");
        String said = "was refused (" + refused.reason() + "), ";
        if (orders.isEmpty()) {
            findings.wrong(of(refused.whom(), said + "and there is no order that remembers it"));
        }
        orders.stream().map(reading::story).filter(Story::isOver).filter(AnswersStand::hasCost)
                .forEach(story -> findings.wrong(of(refused.whom(), said + "and order " + story.id() + " is "
                        + story.order().status() + ": the bank has " + story.kept() + ", the reservation is "
                        + (story.reservation() == null ? "missing" : story.reservation().status()))));
    }

    private static boolean hasCost(Story story) {
        return story.isConfirmed() || story.isSold() || story.kept() != 0
                || story.payment() != null && "CAPTURED".equals(story.payment().status());
    }

    private static List<Line> withoutPrices(List<Line> lines) {
        return lines.stream().map(line -> new Line(line.sku(), line.quantity(), null)).toList();
    }

    private static Violation of(ShopperKey whom, String what) {
        return new Violation(whom.toString(), what);
    }
}
