package no.nattro.demo.books.audit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import no.nattro.demo.books.Line;
import no.nattro.demo.books.Reading;
import no.nattro.demo.books.ReservationRow;
import no.nattro.demo.books.StockRow;
import no.nattro.demo.books.Story;

/**
 * Nothing is sold twice. The pieces are counted in three ways that know nothing of each other: the stock's own columns, the
 * reservations beside it, and the orders of another database.
 */
final class StockAddsUp implements Invariant {

    @Override
    public String number() {
        return "I1";
    }

    @Override
    public String sentence() {
        return "Every piece is available, held or sold, and what is sold was confirmed";
    }

    @Override
    public Verdict judge(Reading reading) {
        Findings findings = new Findings("product", "order");
        Map<String, Long> held = pieces(reading.stories().filter(Story::isHeld)
                .map(story -> story.reservation().lines()));
        Map<String, Long> sold = pieces(reading.stories().filter(Story::isSold)
                .map(story -> story.reservation().lines()));
        Map<String, Long> confirmed = pieces(reading.stories().filter(Story::isConfirmed).map(Story::lines));
        Set<String> busy = busyProducts(reading);
        for (StockRow stock : reading.stock()) {
            findings.judged("product");
            judge(stock, held.getOrDefault(stock.sku(), 0L), sold.getOrDefault(stock.sku(), 0L), findings);
            long ordered = confirmed.getOrDefault(stock.sku(), 0L);
            if (!busy.contains(stock.sku()) && stock.sold() != ordered) {
                findings.wrong(of(stock, stock.sold() + " sold, but the confirmed orders have " + ordered));
            }
        }
        reading.stories().filter(Predicate.not(Story::isInFlight)).forEach(story -> judge(story, findings));
        return findings.verdict();
    }

    private static void judge(StockRow stock, long held, long sold, Findings findings) {
        if (!stock.addsUp()) {
            findings.wrong(of(stock, "does not add up: " + stock));
        }
        if (stock.held() != held) {
            findings.wrong(of(stock, stock.held() + " held, but the reservations hold " + held));
        }
        if (stock.sold() != sold) {
            findings.wrong(of(stock, stock.sold() + " sold, but the reservations have sold " + sold));
        }
    }

    private static void judge(Story story, Findings findings) {
        findings.judged("order");
        if (!story.known() && (story.isHeld() || story.isSold())) {
            findings.wrong(story.id(), "a reservation has " + story.lines() + ", and there is no such order");
        } else if (story.isConfirmed() && !isSoldAsOrdered(story)) {
            findings.wrong(story.id(), "confirmed with " + story.lines() + ", but its reservation is "
                    + said(story.reservation()));
        } else if (story.isOver() && !story.isConfirmed() && story.isSold()) {
            findings.wrong(story.id(), "ended unconfirmed, but its reservation is " + said(story.reservation()));
        }
    }

    private static boolean isSoldAsOrdered(Story story) {
        return story.reservation() != null && story.isSold() && story.reservation().lines().equals(story.lines());
    }

    private static String said(ReservationRow reservation) {
        return reservation == null ? "missing" : reservation.status() + " with " + reservation.lines();
    }

    /** Of which an order in flight may have taken a piece already. */
    private static Set<String> busyProducts(Reading reading) {
        Set<String> busy = new HashSet<>();
        reading.stories().filter(Story::isInFlight).forEach(story -> {
            story.lines().forEach(line -> busy.add(line.sku()));
            if (story.reservation() != null) {
                story.reservation().lines().forEach(line -> busy.add(line.sku()));
            }
        });
        return busy;
    }

    private static Map<String, Long> pieces(Stream<List<Line>> baskets) {
        Map<String, Long> pieces = new HashMap<>();
        baskets.forEach(lines -> lines.forEach(line -> pieces.merge(line.sku(), (long) line.quantity(), Long::sum)));
        return pieces;
    }

    private static Violation of(StockRow stock, String what) {
        return new Violation("product " + stock.sku(), what);
    }
}
