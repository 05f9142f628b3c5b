package no.nattro.gateway.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A problem that a shopper can meet, as {@code docs/problems.md} lists it. */
record ShopperProblem(String type, int status) {

    private static final Path PAGE = Path.of("../docs/problems.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (\\d{3}) \\|");

    static Stream<ShopperProblem> all() {
        try {
            String page = Files.readString(PAGE);
            String shoppers = page.substring(page.indexOf("## What a shopper can meet"),
                    page.indexOf("## Between the services"));
            return ROW.matcher(shoppers).results()
                    .map(row -> new ShopperProblem(row.group(1), Integer.parseInt(row.group(2))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
