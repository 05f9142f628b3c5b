package no.nattro.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code docs/problems.md} as a promise: a type that is not in its tables is not answered. */
public final class DocumentedProblems {

    private static final Path PAGE = Path.of("../docs/problems.md");

    private DocumentedProblems() {}

    /**
     * Fails unless each type stands in a table with its status.
     *
     * @param statuses the types' last parts, as in {@code out-of-stock}, and their statuses
     * @throws AssertionError naming those that are missing
     */
    public static void assertListed(Map<String, Integer> statuses) {
        try {
            String page = Files.readString(PAGE);
            List<String> missing = statuses.entrySet().stream()
                    .map(problem -> "| `" + problem.getKey() + "` | " + problem.getValue() + " |")
                    .filter(row -> !page.contains(row)).toList();
            if (!missing.isEmpty()) {
                throw new AssertionError("docs/problems.md has no row that begins with " + missing);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
