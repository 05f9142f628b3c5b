package no.nattro.demo;

import java.util.ArrayList;
import java.util.List;
import no.nattro.demo.lesson.Claim;
import no.nattro.demo.lesson.payment.Column;
import no.nattro.demo.lesson.payment.ColumnReport;
import no.nattro.demo.lesson.payment.SlowPaymentReport;
import no.nattro.demo.terminal.Terminal;

/** What a shop was like whose payment hung, with and without guards: what was measured, and what of the promises held. */
final class SlowPaymentPage {

    private final Terminal terminal;

    SlowPaymentPage(Terminal terminal) {
        this.terminal = terminal;
    }

    List<String> lines(SlowPaymentReport report) {
        List<String> lines = new ArrayList<>(head(report));
        lines.add("");
        lines.addAll(new SlowPaymentFigures(report.columns()).lines());
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
                "Payment hangs for " + seconds(report.hangSeconds()) + ": it takes requests, and does not answer.",
                report.requests() + " requests a second by " + report.shoppers() + " shoppers, " + report.checkouts()
                        + " of them checkouts, sent when they are due, whether those before",
                "are answered or not; their times count from then. " + report.processors()
                        + " processors for load and shop, " + seconds(report.warmUpSeconds()) + " of warming up.");
    }

    private List<String> claims(SlowPaymentReport report) {
        SideBySide<ColumnReport> table = new SideBySide<>(report.columns())
                .row("What holds", column -> column.column().words());
        List<Claim> claims = report.columns().getFirst().claims();
        for (int i = 0; i < claims.size(); i++) {
            int number = i;
            table.row(claims.get(i).sentence(), column -> told(column.claims().get(number)));
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.add(terminal.quiet(report.note()));
        return lines;
    }

    private String told(Claim claim) {
        return (claim.holds() ? terminal.good("✓") : terminal.bad("✗")) + " " + claim.measured();
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
            return List.of(terminal.good(report.columns().getFirst().column() == Column.GUARDS
                    ? "Payment hung, the shop did not."
                    : "Nothing was lost."));
        }
        List<String> lines = new ArrayList<>(List.of(terminal.bad("The lesson has failed.")));
        report.failures().forEach(failure -> lines.add(terminal.bad("✗") + "  " + failure));
        return lines;
    }

    private static String seconds(double seconds) {
        return seconds == Math.rint(seconds) ? Math.round(seconds) + " s" : seconds + " s";
    }
}
