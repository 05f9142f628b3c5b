package no.nattro.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.terminal.Terminal;
import no.nattro.demo.watch.Breaker;
import no.nattro.demo.watch.Breaker.State;
import no.nattro.demo.watch.Counted;
import no.nattro.demo.watch.InstanceLook;
import no.nattro.demo.watch.InstanceLook.Condition;
import no.nattro.demo.watch.Look;
import no.nattro.demo.watch.Outgoing;
import org.jspecify.annotations.Nullable;

/** A line for each breaker. Its columns stay where they are, whatever stands in them: a table that jumps cannot be read. */
final class BreakerRows {

    static final String UNKNOWN = "–";

    private static final String NAME = "%-21s  ";
    private static final String REST = "  %-6s  %7s  %6s  %s";
    private static final int STATE_WIDTH = 16;
    private static final int MOST_DOTS = 6;

    private final Terminal terminal;
    private final List<Row> rows = new ArrayList<>();

    /** @param quiet whether nothing happens there */
    private record Row(String line, boolean ofGateway, boolean quiet) {}

    BreakerRows(Terminal terminal, Look look) {
        this.terminal = terminal;
        look.instances().forEach((instance, each) -> {
            List<Outgoing> ways = each.measured() == null ? List.of() : each.measured().outgoing();
            ways.forEach(way -> rows.add(row(instance, each, way)));
            if (ways.isEmpty() && (instance.component() == Component.GATEWAY || instance.component() == Component.ORDER
                    || instance.component() == Component.PAYMENT)) {
                rows.add(row(instance, each, new Outgoing("", null, null, null, null)));
            }
        });
    }

    /** @param whole whether routes of the gateway on which nothing happens have a line each, too */
    List<String> lines(boolean whole) {
        List<String> lines = new ArrayList<>();
        lines.add(terminal.quiet(line("BREAKER", "STATE", UnaryOperator.identity(), "WINDOW", "AVOIDED", "LAST S",
                "SENT+WAIT/MAX")));
        long quiet = rows.stream().filter(row -> row.ofGateway() && row.quiet()).count();
        if (whole || quiet < 2) {
            rows.forEach(row -> lines.add(row.line()));
        } else {
            lines.add(line(Component.GATEWAY.key() + " " + quiet + " routes", "closed", terminal::good, "", "", "",
                    ""));
            rows.stream().filter(row -> !row.ofGateway() || !row.quiet()).forEach(row -> lines.add(row.line()));
        }
        return lines;
    }

    private Row row(Instance instance, InstanceLook look, Outgoing way) {
        boolean isGateway = instance.component() == Component.GATEWAY;
        String calls = instance.component() == Component.ORDER ? calls(way) : ""; // the others keep no count of them
        String name = instance.name() + " " + way.name();
        Breaker breaker = way.breaker();
        if (look.condition() != Condition.RUNS) {
            return new Row(line(name, condition(look), terminal::bad, "", "", "", ""), isGateway, false);
        }
        return breaker == null
                ? new Row(line(name, UNKNOWN, UnaryOperator.identity(), UNKNOWN, UNKNOWN, UNKNOWN,
                        calls), isGateway, false)
                : new Row(line(name, state(breaker), colour(breaker.state()), window(breaker), total(breaker.avoided()),
                        lately(breaker.avoided()), calls), isGateway, isQuiet(breaker));
    }

    /** Padded before it is coloured: colours take no room. */
    private static String line(String name, String state, UnaryOperator<String> colour, String window, String avoided,
            String lately, String calls) {
        return (NAME.formatted(name) + colour.apply(state) + " ".repeat(Math.max(0, STATE_WIDTH - state.length()))
                + REST.formatted(window, avoided, lately, calls)).stripTrailing();
    }

    static String condition(InstanceLook look) {
        return switch (look.condition()) {
            case RUNS -> "running";
            case FROZEN -> "frozen";
            case STOPPED -> "not running";
            case SILENT -> "silent for " + Math.round(look.silentSeconds() == null ? 0 : look.silentSeconds()) + " s";
        };
    }

    private static String state(Breaker breaker) {
        if (breaker.state() != State.OPEN) {
            return breaker.state().toString().replace('_', ' ');
        }
        return breaker.secondsToProbe() == null
                ? "open"
                : breaker.secondsToProbe() == 0
                        ? "open, when asked" // nothing moves while nobody asks
                        : "open, in " + (long) Math.ceil(breaker.secondsToProbe()) + " s";
    }

    private UnaryOperator<String> colour(State state) {
        return switch (state) {
            case CLOSED -> terminal::good;
            case OPEN, FORCED_OPEN -> terminal::bad;
            case HALF_OPEN, DISABLED, METRICS_ONLY -> terminal::unsure;
        };
    }

    private static String window(Breaker breaker) {
        if (breaker.failed() == null || breaker.succeeded() == null) {
            return UNKNOWN;
        }
        int calls = breaker.failed() + breaker.succeeded();
        return calls > MOST_DOTS
                ? breaker.failed() + "/" + calls
                : "●".repeat(breaker.failed()) + "○".repeat(breaker.succeeded());
    }

    private String calls(Outgoing way) {
        if (way.sent() == null || way.waiting() == null || way.places() == null) {
            return UNKNOWN;
        }
        String calls = way.sent() + "+" + way.waiting() + "/" + way.places();
        return way.sent() + way.waiting() < way.places() ? calls : terminal.bad(calls);
    }

    private static String total(@Nullable Counted counted) {
        return counted == null ? UNKNOWN : String.format(Locale.ROOT, "%d", counted.total());
    }

    private static String lately(@Nullable Counted counted) {
        return counted == null || counted.perSecond() == null
                ? UNKNOWN
                : Long.toString(Math.round(counted.perSecond()));
    }

    private static boolean isQuiet(Breaker breaker) {
        return breaker.state() == State.CLOSED && (breaker.failed() == null || breaker.failed() == 0);
    }
}
