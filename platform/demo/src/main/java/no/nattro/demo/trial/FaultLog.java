package no.nattro.demo.trial;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.function.Consumer;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.home.PrivateFiles;
import no.nattro.demo.trial.fault.Fault;

/** What was really broken and mended, and when: a line of JSON each, to be laid beside the services' logs. */
final class FaultLog {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final InstantSource clock;
    private final Consumer<Fault> begun;

    /** @param begun told of each fault when it begins */
    FaultLog(Path file, InstantSource clock, Consumer<Fault> begun) {
        this.file = file;
        this.clock = clock;
        this.begun = begun;
    }

    void begins(Fault fault) {
        write(line(fault, "begins"));
        begun.accept(fault);
    }

    void ends(Fault fault) {
        write(line(fault, "ends"));
    }

    /** @param lost how many requests or answers a cut has lost */
    void ends(Fault fault, long lost) {
        write(line(fault, "ends").put("lost", lost));
    }

    private ObjectNode line(Fault fault, String what) {
        return JSON.createObjectNode().put("at", clock.instant().toString()).put("what", what)
                .put("fault", fault.kind().name()).put("target", fault.target().name())
                .put("plannedAt", fault.at().toString()).put("lasts", fault.lasts().toString());
    }

    private synchronized void write(ObjectNode line) {
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new DemoFailed(file + " cannot be written: " + PrivateFiles.explain(e), e);
        }
    }
}
