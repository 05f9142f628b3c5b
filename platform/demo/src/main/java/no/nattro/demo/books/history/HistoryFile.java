package no.nattro.demo.books.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.home.PrivateFiles;
import org.jspecify.annotations.Nullable;

/**
 * A history as a file: one JSON object a line, UTF-8, in any order. Fields that are null are left out, others are ignored.
 *
 * <pre>{@code
 * {"at":"2026-11-23T18:00:01.250Z","what":"BUY","cookie":"__Host-shopper=v1.k1.0b5…","key":"k-1",
 *  "body":"{\"lines\":…}","end":"OK","status":201,"response":"{\"id\":…}","orderId":"7e2…"}
 * {"at":"2026-11-23T18:00:02.750Z","what":"CANCEL","cookie":"…","end":"INFO","orderId":"7e2…"}
 * {"at":"2026-11-23T18:10:00.000Z","what":"HEALED","end":"OK"}
 * }</pre>
 *
 * {@code body} and {@code response} are texts and not JSON, because an answer that is repeated must be the same to the byte.
 */
public final class HistoryFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private HistoryFile() {}

    /** @throws DemoFailed naming the line that is no operation: what cannot be read must not count as kept */
    public static History read(Path file) {
        List<Operation> operations = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                operations.add(operation(line, file, operations.size() + 1));
            }
        } catch (IOException e) {
            throw new DemoFailed("The history cannot be read: " + PrivateFiles.explain(e), e);
        }
        return new History(operations);
    }

    /** The line of an operation, without its end. */
    public static String line(Operation operation) {
        ObjectNode line = JSON.createObjectNode().put("at", operation.at().toString())
                .put("what", operation.what().name());
        putUnlessNull(line, "cookie", operation.cookie());
        putUnlessNull(line, "key", operation.key());
        putUnlessNull(line, "body", operation.body());
        line.put("end", operation.end().name());
        if (operation.status() != null) {
            line.put("status", operation.status());
        }
        putUnlessNull(line, "response", operation.response());
        putUnlessNull(line, "orderId", operation.orderId());
        return line.toString();
    }

    private static void putUnlessNull(ObjectNode line, String name, @Nullable Object value) {
        if (value != null) {
            line.put(name, value.toString());
        }
    }

    private static Operation operation(String text, Path file, int number) {
        try {
            JsonNode line = JSON.readTree(text);
            return new Operation(Instant.parse(line.path("at").asText()),
                    Operation.What.valueOf(line.path("what").asText()), text(line, "cookie"), text(line, "key"),
                    text(line, "body"), Operation.End.valueOf(line.path("end").asText()),
                    line.hasNonNull("status") ? line.get("status").intValue() : null, text(line, "response"),
                    line.hasNonNull("orderId") ? UUID.fromString(line.get("orderId").asText()) : null);
        } catch (JsonProcessingException | RuntimeException e) {
            throw new DemoFailed("Line " + number + " of " + file + " is no operation: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""), e);
        }
    }

    private static @Nullable String text(JsonNode line, String name) {
        return line.hasNonNull(name) ? line.get(name).asText() : null;
    }
}
