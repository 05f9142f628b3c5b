package no.nattro.demo.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.home.PrivateFiles;

/** The file that every command starts from. It is replaced as a whole: a reader never sees half of it. */
public record StackFile(Path path) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES); // a newer demo may have written it

    public Optional<StackState> read() {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(path), StackState.class));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (JsonProcessingException e) {
            throw new DemoFailed(
                    path + " cannot be read: it is broken, or another version of Nattro wrote it. Delete it:"
                            + " then ./demo down ends what still runs.",
                    e);
        } catch (IOException e) {
            throw new DemoFailed(path + " cannot be read: " + PrivateFiles.explain(e), e);
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
