package no.nattro.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import no.nattro.demo.bench.BenchReport;
import no.nattro.demo.bench.Figures;
import no.nattro.demo.bench.Spread;
import no.nattro.demo.terminal.Table;
import no.nattro.demo.terminal.Terminal;

/** What a measurement came to, on one page. */
final class BenchPage {

    private final Terminal terminal;

    BenchPage(Terminal terminal) {
        this.terminal = terminal;
    }

    List<String> lines(BenchReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("Ratio: (CPU of what is between + CPU of the service) / CPU of the service asked directly, per read");
        lines.add(report.pairs() + " pairs of 2 x " + report.windowSeconds() + " s, " + report.readsPerSecond()
                + " reads a second, after " + report.warmUpSeconds() + " s of warming up");
        lines.add(report.processors() + " processors, load " + decimal(report.load().getFirst()) + " before and "
                + decimal(report.load().getLast()) + " after");
        lines.add("");
        lines.addAll(table(report));
        lines.add("");
        lines.add("Each of " + report.ways().stream().mapToLong(Figures::reads).sum()
                + " reads through them was answered 200; none was limited.");
        return lines;
    }

    private List<String> table(BenchReport report) {
        Table table = new Table()
                .row("", "ratio", "", "CPU ms a read", "", "", "time ms", "", "directly", "")
                .row("way", "median", "lowest-highest", "between", "service", "directly", "p50", "p99", "p50", "p99");
        for (Figures way : report.ways()) {
            table.row(way.way().words(), terminal.good(decimal(way.ratio().median())), range(way.ratio()),
                    decimal(way.betweenMillis().median()), decimal(way.serviceMillis().median()),
                    decimal(way.directMillis().median()), decimal(way.time().p50Millis()),
                    decimal(way.time().p99Millis()), decimal(way.directTime().p50Millis()),
                    decimal(way.directTime().p99Millis()));
        }
        return table.lines();
    }

    private static String range(Spread spread) {
        return decimal(spread.lowest()) + "-" + decimal(spread.highest());
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
