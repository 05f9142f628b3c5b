package no.nattro.demo.stack;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * How an instance is. Scripts read this: names and order stay.
 *
 * @param pid            null when it does not run
 * @param managementPort null for PostgreSQL
 * @param health         {@code UP}, {@code STOPPED}, {@code FROZEN}, {@code UNREACHABLE}, or what the service says of itself
 * @param rssBytes       resident memory, PostgreSQL's with all its processes; null when it does not run
 */
@JsonPropertyOrder({"pid", "port", "managementPort", "health", "rssBytes", "uptimeSeconds", "log"})
public record InstanceStatus(@Nullable Long pid, int port, @Nullable Integer managementPort, String health,
        @Nullable Long rssBytes, @Nullable Long uptimeSeconds, String log) {

    public static final String STOPPED = "STOPPED";

    @JsonIgnore
    public boolean isUp() {
        return Health.UP.equals(health);
    }
}
