package no.nattro.demo;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.nattro.demo.terminal.Table;

/**
 * The same of several things, a column each.
 *
 * @param <C> what a column is about
 */
final class SideBySide<C> {

    private final List<C> columns;
    private final Table table = new Table();

    SideBySide(List<C> columns) {
        this.columns = columns;
    }

    SideBySide<C> row(String what, Function<C, String> cell) {
        table.row(Stream.concat(Stream.of(what), columns.stream().map(cell)).toArray(String[]::new));
        return this;
    }

    /** A row above others, with nothing to say of the columns. */
    SideBySide<C> title(String words) {
        table.row(words);
        return this;
    }

    /** As many rows as the longest list has. */
    SideBySide<C> rows(String what, Function<C, List<String>> cells) {
        int most = columns.stream().map(cells).mapToInt(List::size).max().orElse(0);
        IntStream.range(0, most).forEach(number -> row(number == 0 ? what : "",
                column -> cells.apply(column).size() > number ? cells.apply(column).get(number) : ""));
        return this;
    }

    List<String> lines() {
        return table.lines();
    }
}
