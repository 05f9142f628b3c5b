package no.nattro.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nattro.demo.stack.Component;
import no.nattro.demo.terminal.Table;
import no.nattro.demo.terminal.Terminal;
import no.nattro.demo.terminal.Words;
import no.nattro.demo.trial.fault.FaultKind;
import no.nattro.demo.trial.report.Broken;
import no.nattro.demo.trial.report.Ends;
import no.nattro.demo.trial.report.TrialReport;

/** What a trial came to, on one page: what was asked, what was broken, what the books say, and the verdict. */
final class TrialPage {

    private final Terminal terminal;

    TrialPage(Terminal terminal) {
        this.terminal = terminal;
    }

    List<String> lines(TrialReport report) {
        List<String> lines = new ArrayList<>(summary(report));
        lines.add("");
        lines.addAll(answers("Answers to purchases, " + report.asked().replayed() + " of them given before",
                report.asked().answers()));
        lines.add("");
        lines.addAll(answers("Answers to cancellations", report.asked().cancellations()));
        lines.add("");
        lines.addAll(faults(report.broken()));
        lines.add("");
        lines.addAll(new AuditPage(terminal, false).lines(report.audit()));
        lines.add("");
        report.warnings().forEach(warning -> lines.add(terminal.unsure("!") + "  " + warning));
        report.gaps().forEach(gap -> lines.add(terminal.bad("✗") + "  " + gap));
        report.troubles().forEach(trouble -> lines.add(terminal.bad("✗") + "  " + trouble));
        lines.add(verdict(report));
        return lines;
    }

    private static List<String> summary(TrialReport report) {
        Ends ends = report.ends();
        Table summary = new Table()
                .row("Trial", "seed " + report.seed() + ", " + minutes(report) + " min, " + report.clients()
                        + " clients")
                .row("Purchases", report.asked().purchases() + ", of which " + ends.confirmed() + " CONFIRMED ("
                        + report.asked().confirmed() + " told to their clients), " + ends.throughRecovery()
                        + " of them through recovery")
                .row("To the end", "p50 " + Words.seconds(ends.half()) + ", p99 " + Words.seconds(ends.most())
                        + ", longest " + Words.seconds(ends.longest()) + " of " + ends.orders() + " orders")
                .row("Limited", limited(report) + " requests were told to come back later")
                .row("Attention", report.needsAttention() + " need a person")
                .row("Faults",
                        Long.toString(report.broken().played().values().stream().mapToLong(Long::longValue).sum()))
                .row("Uptime", report.uptime().entrySet().stream()
                        .map(each -> each.getKey() + " " + percent(each.getValue())).collect(Collectors.joining(", ")));
        report.settings().forEach(setting -> summary.row("Setting", setting));
        return summary.lines();
    }

    private static long limited(TrialReport report) {
        return Stream.of(report.asked().answers(), report.asked().cancellations())
                .mapToLong(answers -> answers.getOrDefault("429 rate-limited", 0L)).sum();
    }

    private static String minutes(TrialReport report) {
        double minutes = report.duration().toMillis() / 60_000.0;
        return minutes == Math.rint(minutes) ? Long.toString(Math.round(minutes)) : Double.toString(minutes);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static List<String> answers(String title, SortedMap<String, Long> answers) {
        List<String> lines = new ArrayList<>(List.of(title));
        answers.forEach((answer, count) -> lines.add(String.format(Locale.ROOT, "%8d  %s", count, answer)));
        if (answers.isEmpty()) {
            lines.add("    none");
        }
        return lines;
    }

    /** A row for each kind, a column for each component. */
    private static List<String> faults(Broken broken) {
        Table table = new Table().row(Stream.concat(Stream.of("Faults"),
                Arrays.stream(Component.values()).map(Component::key)).toArray(String[]::new));
        for (FaultKind kind : FaultKind.values()) {
            Map<Component, Long> counts = new EnumMap<>(Component.class);
            broken.played().forEach((type, count) -> {
                if (type.kind() == kind) {
                    counts.put(type.component(), count);
                }
            });
            table.row(Stream.concat(Stream.of(kind.toString()), Arrays.stream(Component.values())
                    .map(component -> counts.containsKey(component) ? counts.get(component).toString() : "-"))
                    .toArray(String[]::new));
        }
        List<String> lines = new ArrayList<>(table.lines());
        broken.cuts().forEach((kind, cuts) -> lines.add(kind + " " + cuts.made() + ", of which " + cuts.effective()
                + " cut something"));
        return lines;
    }

    private String verdict(TrialReport report) {
        return report.holds()
                ? terminal.good("Nothing was lost.") + " Everything holds, and nothing needs attention."
                : terminal.bad("The trial has failed.") + " The same schedule again: ./demo trial --seed "
                        + report.seed() + " --minutes " + minutes(report) + " --clients " + report.clients();
    }
}
