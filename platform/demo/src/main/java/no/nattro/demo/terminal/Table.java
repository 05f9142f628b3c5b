package no.nattro.demo.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Columns as wide as their widest cell, two blanks between them, nothing after the last. */
public final class Table {

    private static final Pattern COLOUR = Pattern.compile("\u001b\\[\\d+m");

    private final List<List<String>> rows = new ArrayList<>();

    public Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    public List<String> lines() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = IntStream.range(0, columns).map(column -> rows.stream().filter(row -> row.size() > column)
                .mapToInt(row -> width(row.get(column))).max().orElse(0)).toArray();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            line.append(cell).repeat(' ', widths[column] - width(cell) + 2);
        }
        return line.toString().stripTrailing();
    }

    static int width(String cell) {
        return COLOUR.matcher(cell).replaceAll("").length();
    }
}
