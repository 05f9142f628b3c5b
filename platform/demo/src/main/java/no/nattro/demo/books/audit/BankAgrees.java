package no.nattro.demo.books.audit;

import java.util.Objects;
import java.util.Set;
import no.nattro.demo.books.ChargeRow;
import no.nattro.demo.books.StatusPath;
import no.nattro.demo.books.PaymentRow;
import no.nattro.demo.books.Reading;
import no.nattro.demo.books.Story;
import no.nattro.demo.shop.Money;
import org.jspecify.annotations.Nullable;

/**
 * The bank is another company: what it says of our shoppers' money must be what we say. Its own two books, charges and
 * ledger, must agree at any moment; with ours they are compared once an order is over, before that the bank may know more.
 */
final class BankAgrees implements Invariant {

    @Override
    public String number() {
        return "I4";
    }

    @Override
    public String sentence() {
        return "The bank's books are ours, and of an order that is over it has the total or nothing";
    }

    @Override
    public Verdict judge(Reading reading) {
        Findings findings = new Findings("charge", "order");
        reading.stories().filter(story -> story.charge() != null).forEach(story -> {
            findings.judged("charge");
            ChargeRow charge = story.charge();
            if (!isBookedAsItStands(charge)) {
                findings.wrong(story.id(),
                        "the bank's charge is " + said(charge) + ", its ledger has " + charge.captures()
                                + " captures of " + charge.captured() + " and " + charge.refunds() + " refunds of "
                                + charge.refunded());
            }
        });
        reading.stories().filter(story -> !story.isInFlight()).forEach(story -> {
            findings.judged("order");
            judge(story, findings);
        });
        return findings.verdict();
    }

    private static boolean isBookedAsItStands(ChargeRow charge) {
        long amount = charge.amount() == null ? 0 : charge.amount().amount();
        return switch (charge.status()) {
            case "CAPTURED" -> isBooked(charge, amount, 0);
            case "REFUNDED" -> isBooked(charge, amount, amount);
            default -> charge.captures() == 0 && charge.refunds() == 0;
        };
    }

    private static boolean isBooked(ChargeRow charge, long captured, long refunded) {
        return charge.captures() > 0 && charge.captured() == captured && charge.refunded() == refunded;
    }

    private static void judge(Story story, Findings findings) {
        ChargeRow charge = story.charge();
        PaymentRow payment = story.payment();
        if (!mayStandBeside(payment, charge)) {
            findings.wrong(story.id(), "the bank says " + said(charge) + ", we say "
                    + (payment == null ? "nothing" : said(payment.status(), payment.amount())));
        }
        Money total = story.isConfirmed() && story.order() != null ? story.order().total() : null;
        long owed = total == null ? 0 : total.amount();
        if (story.kept() != owed) {
            findings.wrong(story.id(), (story.order() == null ? "there is no such order" : story.order().status())
                    + ": the bank should have " + money(owed) + " and has " + money(story.kept()));
        }
    }

    /** A decline that is undone is VOIDED here and stays DECLINED there; only a tombstone of ours it has never heard of. */
    private static boolean mayStandBeside(@Nullable PaymentRow payment, @Nullable ChargeRow charge) {
        if (payment == null) {
            return charge == null;
        }
        if (charge == null) {
            return payment.path().equals(StatusPath.through("VOIDED"));
        }
        return switch (payment.status()) {
            case "VOIDED" -> Set.of("VOIDED", "DECLINED").contains(charge.status());
            case "CAPTURED", "REFUNDED", "DECLINED" -> payment.status().equals(charge.status())
                    && Objects.equals(payment.amount(), charge.amount());
            default -> false; // open: an order is not over before its payment is
        };
    }

    private static String said(@Nullable ChargeRow charge) {
        return charge == null
                ? "nothing"
                : said(charge.status().isEmpty() ? "missing" : charge.status(),
                        charge.amount());
    }

    private static String said(String status, @Nullable Money amount) {
        return amount == null ? status : status + " " + amount;
    }

    private static Money money(long amount) {
        return new Money(amount, "NOK");
    }
}
