package no.nattro.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import no.nattro.demo.books.audit.AuditReport;
import no.nattro.demo.books.audit.Judgement;
import no.nattro.demo.books.audit.OpenOrder;
import no.nattro.demo.books.audit.Verdict;
import no.nattro.demo.terminal.Table;
import no.nattro.demo.terminal.Terminal;

/** What an audit came to, for people: a line for each invariant, below it what breaks it, and at the end the money. */
final class AuditPage {

    /** Enough to see a pattern; whoever needs all of them takes the JSON. */
    private static final int MOST_ROWS = 20;

    private final Terminal terminal;
    private final boolean verbose;

    AuditPage(Terminal terminal, boolean verbose) {
        this.terminal = terminal;
        this.verbose = verbose;
    }

    List<String> lines(AuditReport report) {
        Table table = new Table();
        report.invariants().forEach(judgement -> table.row(mark(judgement), judgement.invariant(),
                judgement.sentence(), terminal.quiet(remark(judgement))));
        List<String> heads = table.lines();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < heads.size(); i++) {
            lines.add(heads.get(i));
            lines.addAll(rows(report.invariants().get(i)));
        }
        lines.add("");
        lines.add((report.balance().balanced() ? terminal.good("Balanced") : terminal.bad("Not balanced")) + ": "
                + report.balance());
        lines.add("Orders: " + orders(report));
        lines.addAll(open(report));
        String said = report.reconciliation().toString();
        lines.add("Reconciliation: " + (report.reconciliation().wantsAPerson() ? terminal.bad(said) : said));
        return lines;
    }

    private String mark(Judgement judgement) {
        return switch (judgement.state()) {
            case HOLDS -> terminal.good("✓");
            case BROKEN -> terminal.bad("✗");
            case NOT_CHECKED -> terminal.unsure("-");
        };
    }

    private static String remark(Judgement judgement) {
        return judgement.state() == Verdict.State.NOT_CHECKED
                ? "not checked: " + judgement.notCheckedBecause()
                : judgement.judged();
    }

    private static List<String> rows(Judgement judgement) {
        List<String> rows = new ArrayList<>(judgement.violations().stream().limit(MOST_ROWS)
                .map(violation -> "        " + violation.key() + ": " + violation.what()).toList());
        if (judgement.violations().size() > MOST_ROWS) {
            rows.add("        and " + (judgement.violations().size() - MOST_ROWS) + " more");
        }
        return rows;
    }

    private static String orders(AuditReport report) {
        return report.orders().isEmpty()
                ? "none"
                : report.orders().entrySet().stream().map(state -> state.getValue() + " " + state.getKey())
                        .collect(Collectors.joining(", "));
    }

    private List<String> open(AuditReport report) {
        List<OpenOrder> inFlight = report.inFlight();
        List<String> lines = new ArrayList<>();
        long needing = inFlight.stream().filter(OpenOrder::needsAttention).count();
        lines.add("In flight: " + inFlight.size()
                + (needing == 0 ? "" : ", of which " + terminal.bad(needing + " need a person's attention"))
                + (inFlight.isEmpty() || verbose ? "" : terminal.quiet("  (which: --verbose)")));
        if (verbose) {
            inFlight.forEach(order -> lines.add("        order " + order.id() + " " + order.status()
                    + (order.needsAttention() ? ", needs attention" : "")));
        }
        return lines;
    }
}
