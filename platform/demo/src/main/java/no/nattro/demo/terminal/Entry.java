package no.nattro.demo.terminal;

import java.util.ArrayList;
import java.util.List;

/**
 * A word at the margin, and beside it a text in as many lines as it needs.
 *
 * @param text with {@link #TOGETHER} between words that shall stand in one line
 */
public record Entry(String word, String text) {

    /** Is printed as a blank. */
    public static final char TOGETHER = '\u00a0';

    /**
     * @param indent where the text begins
     * @param width  of a line; a word that is longer stands alone in one that is longer, too
     */
    public List<String> lines(int indent, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(word).repeat(' ', Math.max(1, indent - Table.width(word)));
        int empty = line.length();
        for (String next : text.split(" ")) {
            if (line.length() > empty && Table.width(line.toString()) + Table.width(next) > width) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder().repeat(' ', indent);
                empty = indent;
            }
            line.append(next).append(' ');
        }
        lines.add(line.toString().stripTrailing());
        lines.replaceAll(each -> each.replace(TOGETHER, ' '));
        return lines;
    }
}
