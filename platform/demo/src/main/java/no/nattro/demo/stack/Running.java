package no.nattro.demo.stack;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Objects;
import no.nattro.demo.process.Freezing;
import no.nattro.demo.process.ProcessId;
import org.jspecify.annotations.Nullable;

/**
 * One process of the stack, as the stack file keeps it.
 *
 * @param managementPort null for PostgreSQL
 * @param app            the unpacked build that it runs, so that a newer one is noticed; null for PostgreSQL
 */
public record Running(Instance instance, long pid, String born, int port, @Nullable Integer managementPort,
        String log, @Nullable String app) {

    public Running {
        Objects.requireNonNull(instance, "a process without a name");
        Objects.requireNonNull(born, "a process without a birth");
    }

    @JsonIgnore
    public Component component() {
        return instance.component();
    }

    @JsonIgnore
    public ProcessId process() {
        return new ProcessId(pid, born);
    }

    @JsonIgnore
    public boolean isFrozen() {
        return Freezing.isFrozen(process());
    }

    @JsonIgnore
    public boolean isAlive() {
        return process().isAlive();
    }
}
