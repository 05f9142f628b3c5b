package no.nattro.demo.stack;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.home.PrivateFiles;

/** The file that every command starts from. It is replaced as a whole: a reader never sees half of it. */
public record StackFile(Path path) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES); // a newer demo may have written it

    public Optional<StackState> read() {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(path.toFile(), StackState.class));
        } catch (IOException e) {
            throw new DemoFailed(path + " cannot be read: " + e.getMessage() + "\nIt names the processes of the stack."
                    + " If none runs any more, delete it.", e);
        }
    }

    void write(StackState state) {
        try {
            if (state.running().isEmpty()) {
                Files.deleteIfExists(path);
            } else {
                PrivateFiles.write(path, JSON.writeValueAsString(state) + "\n");
            }
        } catch (IOException e) {
            throw new DemoFailed(path + " cannot be written: " + PrivateFiles.explain(e), e);
        }
    }
}
