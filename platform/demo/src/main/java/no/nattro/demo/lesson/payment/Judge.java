package no.nattro.demo.lesson.payment;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import no.nattro.demo.books.audit.AuditReport;
import no.nattro.demo.books.audit.Verdict;
import no.nattro.demo.lesson.Claim;
import no.nattro.demo.lesson.load.Times;

/** Holds what was seen against what the shop promises. */
final class Judge {

    /** Of the p99 while payment hangs to the one before. */
    private static final int FACTOR = 2;

    /**
     * A p99 below is taken for this one. On a small machine one time slice of somebody else is 10 ms and more, so that of two p99
     * of a few milliseconds the one may be thrice the other, and nothing has happened.
     */
    private static final double FLOOR_MILLIS = 20;

    /** The limit of an attempt, 1.2 s, and what is done before and after it. */
    private static final double UNTIL_OPEN_MILLIS = 1500;

    /** An order is written down, and nobody is waited for. */
    private static final double ONCE_OPEN_MILLIS = 100;

    /**
     * Until the breaker opens, each of ten checkouts a second waits 1.2 s for payment; and then some, since requests do not come
     * one by one. Without the guards each waits for as long as the gateway lets it.
     */
    private static final int MORE_THREADS = 20;

    /** A heap that has not had its full size yet, or garbage that was not collected yet, is no growth. */
    private static final double MORE_MEMORY = 1.15;

    private static final double ALL_END_SECONDS = 60;
    private static final double MEBIBYTE = 1024 * 1024;

    private final ColumnReport column;

    /** For whoever reads the claims. */
    static final String NOTE = "A p99 below " + Math.round(FLOOR_MILLIS) + " ms counts as " + Math.round(FLOOR_MILLIS)
            + " ms: one time slice of another process is that long.";

    Judge(ColumnReport column) {
        this.column = column;
    }

    List<Claim> claims() {
        Service service = column.service();
        return List.of(well(service), steady("Product pages", service.pages()), steady("Order reads", service.reads()),
                untilOpen(service.checkouts()), onceOpen(service.checkouts()), answered(service.checkouts()),
                threads(), memory(), ended(), books());
    }

    /** Else the machine is too busy to show anything, and whatever comes now proves nothing. */
    private static Claim well(Service service) {
        long inVain = Stream.of(service.pages().before(), service.reads().before(), service.checkouts().before())
                .mapToLong(Served::inVain).sum();
        return new Claim("Before the hang everybody is served", inVain == 0,
                inVain == 0 ? "all" : inVain + " were not: this machine is too busy");
    }

    private static Claim steady(String what, Looks looks) {
        Times during = looks.during().times();
        double limit = FACTOR * Math.max(FLOOR_MILLIS, looks.before().times().p99Millis());
        boolean isSeen = looks.before().times().count() > 0 && during.count() > 0;
        return new Claim(what + ": all shown, p99 at most " + FACTOR + " x that of before",
                isSeen && looks.inVain() == 0 && during.p99Millis() <= limit,
                millis(during.p99Millis()) + ", allowed " + millis(limit)
                        + (looks.inVain() == 0 ? "" : ", " + looks.inVain() + " not shown"));
    }

    private static Claim untilOpen(Checkouts checkouts) {
        return new Claim("Checkouts: within 1.5 s until the breaker opens",
                isWithin(checkouts.untilOpen().times(), checkouts.untilOpen().times().maxMillis(), UNTIL_OPEN_MILLIS),
                longest(checkouts.untilOpen().times(), checkouts.untilOpen().times().maxMillis()));
    }

    private Claim onceOpen(Checkouts checkouts) {
        return new Claim("Checkouts: p99 within 100 ms once it is open",
                column.breaker().openedAfter() != null
                        && isWithin(checkouts.onceOpen().times(), checkouts.onceOpen().times().p99Millis(),
                                ONCE_OPEN_MILLIS),
                column.breaker().openedAfter() == null
                        ? "never open"
                        : longest(checkouts.onceOpen().times(), checkouts.onceOpen().times().p99Millis()));
    }

    private static boolean isWithin(Times times, double millis, double limit) {
        return times.count() > 0 && millis <= limit;
    }

    private static String longest(Times times, double millis) {
        return times.count() == 0 ? "there were none" : millis(millis);
    }

    private static Claim answered(Checkouts checkouts) {
        return new Claim("Checkouts: each is told its end, or 202", checkouts.inVain() == 0,
                checkouts.inVain() == 0 ? "all" : checkouts.inVain() + " were not");
    }

    private Claim threads() {
        Growth threads = column.demands().threads();
        return new Claim("order-service: at most " + MORE_THREADS + " threads more than before",
                threads.most() <= threads.before() + MORE_THREADS, change(threads, 1, ""));
    }

    private Claim memory() {
        Growth resident = column.demands().resident();
        return new Claim("order-service: at most " + Math.round(100 * (MORE_MEMORY - 1)) + " % more memory than before",
                resident.most() <= resident.before() * MORE_MEMORY, change(resident, MEBIBYTE, " MiB"));
    }

    private static String change(Growth growth, double unit, String name) {
        return Math.round(growth.before() / unit) + " to " + Math.round(growth.most() / unit) + name;
    }

    private Claim ended() {
        Double took = column.orders().untilAllEnd();
        boolean isDecided = column.orders().states().keySet().stream()
                .allMatch(status -> status.equals("CONFIRMED") || status.equals("REJECTED"));
        return new Claim("Orders: all CONFIRMED or REJECTED within 60 s of hang and pause",
                isDecided && took != null && took <= ALL_END_SECONDS,
                took == null ? "not all" : String.format(Locale.ROOT, "%.1f s", took));
    }

    private Claim books() {
        return new Claim("Books: they balance, and agree with what everybody was told", areGreen(),
                areGreen() ? "green" : "not green");
    }

    private boolean areGreen() {
        AuditReport books = column.books();
        return books.holds() && column.contradictions().isEmpty()
                && books.invariants().stream().allMatch(judgement -> judgement.state() == Verdict.State.HOLDS);
    }

    private static String millis(double millis) {
        return String.format(Locale.ROOT, millis < 100 ? "%.1f ms" : "%.0f ms", millis);
    }
}
