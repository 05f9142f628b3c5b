package no.nattro.demo.stack;

import com.fasterxml.jackson.annotation.JsonIgnore;
import no.nattro.demo.process.ProcessId;
import org.jspecify.annotations.Nullable;

/**
 * One process of the stack, as the stack file keeps it.
 *
 * @param managementPort null for PostgreSQL
 * @param app            the unpacked build that it runs, so that a newer one is noticed; null for PostgreSQL
 */
public record Running(Component component, long pid, String born, int port, @Nullable Integer managementPort,
        String log,
        @Nullable String app) {

    @JsonIgnore
    public ProcessId process() {
        return new ProcessId(pid, born);
    }

    @JsonIgnore
    public boolean isAlive() {
        return process().isAlive();
    }
}
