package no.nattro.demo;

import static no.nattro.demo.BreakerRows.UNKNOWN;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nattro.demo.books.audit.Balance;
import no.nattro.demo.shop.Money;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.terminal.Entry;
import no.nattro.demo.terminal.Terminal;
import no.nattro.demo.watch.BooksLook;
import no.nattro.demo.watch.Brake;
import no.nattro.demo.watch.Checkouts;
import no.nattro.demo.watch.InstanceLook.Condition;
import no.nattro.demo.watch.Look;
import no.nattro.demo.watch.Measured;
import no.nattro.demo.watch.Share;
import org.jspecify.annotations.Nullable;

/** What is seen beside the breakers, a word for each. What is wrong is said in words and signs, and not by its colour alone. */
final class WatchEntries {

    /** Every few seconds the books are read again, unless there are very many. */
    private static final double OLD = 10; // s

    /** As many as stand in three lines; those that refuse now before others. */
    private static final int MOST_BRAKES = 6;

    private static final String TOGETHER = Character.toString(Entry.TOGETHER);

    private final Terminal terminal;
    private final Look look;

    WatchEntries(Terminal terminal, Look look) {
        this.terminal = terminal;
        this.look = look;
    }

    /** What can need many lines is last: it is cut off first. */
    List<Entry> all() {
        return Stream.of(List.of(new Entry("Checkouts", checkouts()), new Entry("Orders", orders())), books(),
                List.of(new Entry("Faults", faults())), parts(),
                List.of(new Entry("Inbound", inbound()), new Entry("Brakes", brakes()))).flatMap(List::stream).toList();
    }

    private String checkouts() {
        Map<Instance, Checkouts> measured = measured(Measured::checkouts);
        if (measured.isEmpty()) {
            return UNKNOWN;
        }
        List<Double> paces = measured.values().stream().map(each -> each.answered().perSecond())
                .filter(Objects::nonNull).toList();
        String pace = paces.isEmpty()
                ? UNKNOWN
                : String.format(Locale.ROOT, "%.1f", paces.stream().mapToDouble(Double::doubleValue).sum());
        return pace + " a second; in the last minute " + measured.entrySet().stream()
                .map(each -> (measured.size() == 1 ? "" : each.getKey() + " ") + "p50 "
                        + millis(each.getValue().p50Millis()) + ", p99 " + millis(each.getValue().p99Millis()))
                .collect(Collectors.joining("; "));
    }

    private static String millis(@Nullable Double millis) {
        return millis == null ? UNKNOWN : Math.round(millis) + TOGETHER + "ms";
    }

    private String orders() {
        return !look.books().hasBeenRead()
                ? UNKNOWN
                : look.books().orders().isEmpty()
                        ? "none"
                        : look.books().orders().entrySet().stream()
                                .map(state -> state.getValue() + TOGETHER + state.getKey())
                                .collect(Collectors.joining(", "));
    }

    private List<Entry> books() {
        BooksLook books = look.books();
        String age = books.age() > OLD ? " (" + Math.round(books.age()) + " s ago)" : "";
        List<Entry> entries = new ArrayList<>();
        books.balances().forEach(balance -> entries.add(new Entry(entries.isEmpty() ? "Books" : "",
                together(said(balance)) + age)));
        if (books.trouble() != null) {
            entries.add(new Entry(entries.isEmpty() ? "Books" : "", terminal.bad("!") + " " + books.trouble()));
        }
        return entries.isEmpty() ? List.of(new Entry("Books", UNKNOWN)) : entries;
    }

    private String said(Balance balance) {
        Money unexplained = balance.unexplained();
        return balance.balanced()
                ? terminal.good("✓") + " " + balance
                : terminal.bad("✗ " + new Money(Math.abs(unexplained.amount()), unexplained.currency())
                        + (unexplained.amount() < 0 ? " missing:" : " too much:")) + " " + balance
                        + ". Where: ./demo check";
    }

    /** An amount, and two words that are one. */
    private static String together(String said) {
        return said.replaceAll("(?<=\\d) (?=[\\dA-Z])|(?<=in) (?=flight)", TOGETHER);
    }

    private String inbound() {
        String said = measured(Measured::inbound).entrySet().stream().filter(each -> !each.getValue().isEmpty())
                .map(each -> each.getKey() + TOGETHER + each.getValue().stream().map(WatchEntries::said)
                        .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
        return said.isEmpty() ? UNKNOWN : said;
    }

    private static String said(Share share) {
        return ((share.share().equals("all") ? "" : share.share() + " ")
                + (share.requests() == null ? UNKNOWN : share.requests()) + " of " + share.limit())
                .replace(" ", TOGETHER);
    }

    private String brakes() {
        SortedMap<Instance, List<Brake>> measured = measured(Measured::brakes);
        List<Refusing> all = measured.entrySet().stream()
                .flatMap(each -> each.getValue().stream().map(brake -> new Refusing(each.getKey(), brake))).toList();
        Set<Refusing> shown = all.stream().sorted(Comparator.comparingDouble(Refusing::lately).reversed())
                .limit(MOST_BRAKES).collect(Collectors.toSet());
        return all.isEmpty()
                ? measured.isEmpty() ? UNKNOWN : "no other has refused anything"
                : all.stream().filter(shown::contains).map(Refusing::toString).collect(Collectors.joining(", "))
                        + (all.size() > shown.size() ? " and " + (all.size() - shown.size()) + " more" : "");
    }

    private String faults() {
        Map<Instance, Long> measured = measured(Measured::faults);
        String active = measured.entrySet().stream().filter(each -> each.getValue() > 0)
                .map(each -> terminal.bad(each.getKey() + ": " + each.getValue() + " active"))
                .collect(Collectors.joining(", "));
        return measured.isEmpty() ? UNKNOWN : active.isEmpty() ? "none" : active + ". Which: ./demo fault list";
    }

    /** Those that are not as they should be. */
    private List<Entry> parts() {
        String said = look.instances().entrySet().stream()
                .filter(each -> each.getValue().condition() != Condition.RUNS)
                .map(each -> terminal.bad(each.getKey() + " " + BreakerRows.condition(each.getValue())))
                .collect(Collectors.joining(", "));
        return said.isEmpty() ? List.of() : List.of(new Entry("Parts", said));
    }

    /** Of each that runs and has measured it. */
    private <T> SortedMap<Instance, T> measured(Function<Measured, @Nullable T> what) {
        return look.instances().entrySet().stream()
                .filter(each -> each.getValue().condition() == Condition.RUNS && each.getValue().measured() != null)
                .filter(each -> what.apply(each.getValue().measured()) != null)
                .collect(Collectors.toMap(Map.Entry::getKey, each -> what.apply(each.getValue().measured()),
                        (one, _) -> one, TreeMap::new));
    }
}
