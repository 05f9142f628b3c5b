package no.nattro.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nattro.demo.lesson.load.Times;
import no.nattro.demo.lesson.payment.Checkouts;
import no.nattro.demo.lesson.payment.ColumnReport;
import no.nattro.demo.lesson.payment.Growth;
import no.nattro.demo.lesson.payment.Looks;
import no.nattro.demo.lesson.payment.Served;
import org.jspecify.annotations.Nullable;

/** What was measured of shops whose payment hung. */
final class SlowPaymentFigures {

    private static final double MEBIBYTE = 1024 * 1024;

    private final SideBySide<ColumnReport> table;

    SlowPaymentFigures(List<ColumnReport> columns) {
        this.table = new SideBySide<>(columns);
    }

    List<String> lines() {
        table.row("p50 / p99 / longest (of how many)", column -> column.column().words());
        looks("Product pages", column -> column.service().pages());
        looks("Order reads", column -> column.service().reads());
        table.row("Checkouts, before", column -> served(column.service().checkouts().before()))
                .row("  until the breaker opens", column -> served(column.service().checkouts().untilOpen()))
                .row("  once it is open", column -> served(column.service().checkouts().onceOpen()))
                .row("  afterwards", column -> served(column.service().checkouts().after()))
                .rows("  answers while payment is away", column -> answers(column.service().checkouts()))
                .title("");
        table.row("Breaker open after", column -> tenths(column.breaker().openedAfter(), "never open"))
                .row("  closed, since payment is back", column -> tenths(column.breaker().closedAfter(), "-"))
                .row("  attempts that reached payment", column -> Long.toString(column.breaker().attempts()))
                .row("Orders placed while payment hangs", column -> Long.toString(column.orders().meanwhile()))
                .row("  under way at most", column -> Integer.toString(column.orders().mostOpen()))
                .row("  all ended, since hang and pause", column -> tenths(column.orders().untilAllEnd(), "not all"))
                .title("");
        table.title("before / most / at the end")
                .row("order-service: threads, virtual ones too", column -> growth(column.demands().threads(), 1, ""))
                .row("  requests at once", column -> growth(column.demands().requests(), 1, ""))
                .row("  memory (RSS)", column -> growth(column.demands().resident(), MEBIBYTE, " MiB"))
                .row("  heap in use", column -> growth(column.demands().heap(), MEBIBYTE, " MiB"))
                .title("");
        return table.row("Requests were sent late by (p99)", column -> number(column.service().late().p99Millis())
                + " ms").lines();
    }

    /** Of one kind. */
    private interface Of {

        Looks in(ColumnReport column);
    }

    private void looks(String what, Of looks) {
        table.row(what + ", before", column -> served(looks.in(column).before()))
                .row("  while payment is away", column -> served(looks.in(column).during()))
                .row("  afterwards", column -> served(looks.in(column).after()));
    }

    /** To those from the hang until payment is asked again, the most frequent first. */
    private static List<String> answers(Checkouts checkouts) {
        SortedMap<String, Long> answers = new TreeMap<>(checkouts.untilOpen().answers());
        checkouts.onceOpen().answers().forEach((answer, count) -> answers.merge(answer, count, Long::sum));
        List<String> lines = new ArrayList<>(answers.entrySet().stream()
                .sorted(SortedMap.Entry.<String, Long>comparingByValue().reversed())
                .map(answer -> answer.getValue() + " x " + answer.getKey()).toList());
        long heldBack = checkouts.untilOpen().heldBack() + checkouts.onceOpen().heldBack();
        if (heldBack > 0) {
            lines.add(heldBack + " not sent: all were told to come later");
        }
        return lines;
    }

    private static String served(Served served) {
        return times(served.times()) + (served.inVain() == 0 ? "" : ", " + served.inVain() + " in vain");
    }

    private static String times(Times times) {
        return times.count() == 0
                ? "-"
                : Stream.of(times.p50Millis(), times.p99Millis(), times.maxMillis()).map(SlowPaymentFigures::number)
                        .collect(Collectors.joining(" / ")) + " ms (" + times.count() + ")";
    }

    private static String growth(Growth growth, double unit, String name) {
        return Stream.of(growth.before(), growth.most(), growth.after())
                .map(value -> Double.isNaN(value) ? "?" : Long.toString(Math.round(value / unit)))
                .collect(Collectors.joining(" / ")) + name;
    }

    private static String number(double millis) {
        return String.format(Locale.ROOT, millis < 100 ? "%.1f" : "%.0f", millis);
    }

    private static String tenths(@Nullable Double seconds, String otherwise) {
        return seconds == null ? otherwise : String.format(Locale.ROOT, "%.1f s", seconds);
    }
}
