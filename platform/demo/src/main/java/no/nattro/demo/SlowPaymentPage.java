package no.nattro.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.nattro.demo.lesson.Claim;
import no.nattro.demo.lesson.load.Times;
import no.nattro.demo.lesson.payment.ColumnReport;
import no.nattro.demo.lesson.payment.Growth;
import no.nattro.demo.lesson.payment.Purchases;
import no.nattro.demo.lesson.payment.SlowPaymentReport;
import no.nattro.demo.terminal.Table;
import no.nattro.demo.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/** What a shop was like whose payment hung, the columns side by side: what was measured, and what of the promises held. */
final class SlowPaymentPage {

    private final Terminal terminal;

    SlowPaymentPage(Terminal terminal) {
        this.terminal = terminal;
    }

    List<String> lines(SlowPaymentReport report) {
        List<String> lines = new ArrayList<>(head(report));
        lines.add("");
        lines.addAll(measured(report));
        lines.add("");
        lines.addAll(claims(report));
        lines.add("");
        report.columns().stream().filter(column -> !column.claims().getLast().holds())
                .forEach(column -> lines.addAll(books(column)));
        lines.addAll(verdict(report));
        return lines;
    }

    private static List<String> head(SlowPaymentReport report) {
        return List.of(
                "Payment hangs for " + seconds(report.hangSeconds()) + ": it takes requests, and does not answer",
                report.requests() + " requests a second by " + report.shoppers() + " shoppers, " + report.checkouts()
                        + " of them checkouts, sent whether those before are answered or not; a time counts from when",
                "the request was due. " + report.processors() + " processors, shared by load and shop, after "
                        + seconds(report.warmUpSeconds()) + " of warming up");
    }

    private List<String> measured(SlowPaymentReport report) {
        Table table = new Table();
        row(table, report, "", column -> column.column().words());
        row(table, report, "Product pages, before", column -> times(column.service().pages().before()));
        row(table, report, "  while payment hangs", column -> times(column.service().pages().during()));
        row(table, report, "  afterwards", column -> times(column.service().pages().after()));
        row(table, report, "Order reads, before", column -> times(column.service().reads().before()));
        row(table, report, "  while payment hangs", column -> times(column.service().reads().during()));
        row(table, report, "  afterwards", column -> times(column.service().reads().after()));
        row(table, report, "Checkouts, before", column -> purchases(column.service().checkouts().before()));
        row(table, report, "  until the breaker opens", column -> purchases(column.service().checkouts().untilOpen()));
        row(table, report, "  once it is open", column -> purchases(column.service().checkouts().onceOpen()));
        row(table, report, "  afterwards", column -> purchases(column.service().checkouts().after()));
        answers(table, report);
        row(table, report, "Breaker", SlowPaymentPage::breaker);
        row(table, report, "Attempts that reached payment", column -> Long.toString(column.breaker().attempts()));
        row(table, report, "Threads of order-service, virtual ones too",
                column -> growth(column.demands().threads(), 1, ""));
        row(table, report, "  requests in it at once", column -> growth(column.demands().requests(), 1, ""));
        row(table, report, "  memory (RSS)", column -> growth(column.demands().resident(), 1 << 20, " MiB"));
        row(table, report, "  heap in use", column -> growth(column.demands().heap(), 1 << 20, " MiB"));
        row(table, report, "Orders placed while payment hangs", column -> Long.toString(column.orders().meanwhile()));
        row(table, report, "  under way at most", column -> Integer.toString(column.orders().mostOpen()));
        row(table, report, "  until all of them had ended", column -> untilAllEnd(column.orders().untilAllEnd()));
        row(table, report, "Books", column -> books(column.claims().getLast()));
        row(table, report, "Requests were late by", column -> millis(column.service().late().p99Millis())
                + " (p99), which is in all times");
        return table.lines();
    }

    private static void row(Table table, SlowPaymentReport report, String what, Function<ColumnReport, String> cell) {
        table.row(Stream.concat(Stream.of(what), report.columns().stream().map(cell)).toArray(String[]::new));
    }

    /** The most frequent first, a line each. */
    private static void answers(Table table, SlowPaymentReport report) {
        int most = report.columns().stream().mapToInt(column -> answers(column).size()).max().orElse(0);
        IntStream.range(0, most).forEach(i -> row(table, report, i == 0 ? "  answers from the hang on" : "",
                column -> answers(column).size() > i ? answers(column).get(i) : ""));
    }

    /** To those from the hang until payment is asked again. */
    private static List<String> answers(ColumnReport column) {
        SortedMap<String, Long> answers = new TreeMap<>(column.service().checkouts().untilOpen().answers());
        column.service().checkouts().onceOpen().answers()
                .forEach((answer, count) -> answers.merge(answer, count, Long::sum));
        List<String> lines = new ArrayList<>(answers.entrySet().stream()
                .sorted(SortedMap.Entry.<String, Long>comparingByValue().reversed())
                .map(answer -> answer.getValue() + " x " + answer.getKey()).toList());
        long heldBack = column.service().checkouts().untilOpen().heldBack()
                + column.service().checkouts().onceOpen().heldBack();
        if (heldBack > 0) {
            lines.add(heldBack + " not sent: all were told to come later");
        }
        return lines;
    }

    private static String times(Times times) {
        return times.count() == 0
                ? "-"
                : "p50 " + millis(times.p50Millis()) + ", p99 " + millis(times.p99Millis()) + " of " + times.count();
    }

    private static String purchases(Purchases purchases) {
        Times times = purchases.times();
        return times.count() == 0
                ? "-"
                : "p50 " + millis(times.p50Millis()) + ", p99 " + millis(times.p99Millis()) + ", most "
                        + millis(times.maxMillis()) + " of " + times.count()
                        + (purchases.inVain() == 0 ? "" : ", " + purchases.inVain() + " in vain");
    }

    private static String breaker(ColumnReport column) {
        Double opened = column.breaker().openedAfter();
        Double closed = column.breaker().closedAfter();
        return opened == null || closed == null
                ? "never open"
                : "open after " + tenths(opened) + ", closed " + tenths(closed) + " after payment is back";
    }

    private static String growth(Growth growth, double unit, String name) {
        return Stream.of(growth.before(), growth.most(), growth.after())
                .map(value -> Double.isNaN(value) ? "?" : Long.toString(Math.round(value / unit)))
                .collect(Collectors.joining(" / ")) + name;
    }

    private static String untilAllEnd(@Nullable Double seconds) {
        return seconds == null ? "they have not" : tenths(seconds) + " after hang and pause";
    }

    private String books(Claim claim) {
        return claim.holds() ? terminal.good("green") : terminal.bad("not green");
    }

    private List<String> claims(SlowPaymentReport report) {
        Table table = new Table();
        row(table, report, "What holds", column -> column.column().words());
        for (int i = 0; i < report.columns().getFirst().claims().size(); i++) {
            int number = i;
            row(table, report, report.columns().getFirst().claims().get(i).sentence(),
                    column -> mark(column.claims().get(number)) + " " + column.claims().get(number).measured());
        }
        return Stream.concat(table.lines().stream(), Stream.of(terminal.quiet(report.note()))).toList();
    }

    private String mark(Claim claim) {
        return claim.holds() ? terminal.good("✓") : terminal.bad("✗");
    }

    private List<String> books(ColumnReport column) {
        List<String> lines = new ArrayList<>(List.of("The books " + column.column().words() + ":"));
        lines.addAll(new AuditPage(terminal, false).lines(column.books()));
        column.contradictions().forEach(wrong -> lines.add(terminal.bad("✗") + "  " + wrong));
        lines.add("");
        return lines;
    }

    private List<String> verdict(SlowPaymentReport report) {
        if (report.holds()) {
            return List.of(terminal.good("Payment hung, the shop did not."));
        }
        List<String> lines = new ArrayList<>(List.of(terminal.bad("The lesson has failed.")));
        report.failures().forEach(failure -> lines.add(terminal.bad("✗") + "  " + failure));
        return lines;
    }

    private static String millis(double millis) {
        return String.format(Locale.ROOT, millis < 100 ? "%.1f ms" : "%.0f ms", millis);
    }

    private static String seconds(double seconds) {
        return seconds == Math.rint(seconds) ? Math.round(seconds) + " s" : seconds + " s";
    }

    private static String tenths(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }
}
