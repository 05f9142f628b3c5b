package no.nattro.edge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came in, to the byte.
 *
 * @param connection which of the connections it came on, counted from 1
 */
record Arrival(int connection, String requestLine, List<String> headerLines, String body) {

    /** The next on the connection; null at its end. */
    static @Nullable Arrival next(int connection, InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            head.append((char) next);
        }
        List<String> lines = head.toString().lines().filter(line -> !line.isEmpty()).toList();
        Arrival arrival = new Arrival(connection, lines.getFirst(), lines.subList(1, lines.size()), "");
        int length = arrival.headers("Content-Length").stream().mapToInt(Integer::parseInt).findFirst().orElse(0);
        return new Arrival(connection, arrival.requestLine, arrival.headerLines,
                new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    /** All values of the header. */
    List<String> headers(String name) {
        return values(headerLines, name);
    }

    static List<String> values(List<String> headerLines, String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return headerLines.stream().filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).strip()).toList();
    }
}
