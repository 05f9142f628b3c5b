package no.nattro.demo.stack;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import no.nattro.demo.home.Home;
import no.nattro.demo.postgres.PostgresBinaries;
import no.nattro.demo.postgres.PostgresServer;
import no.nattro.demo.process.Memory;
import no.nattro.demo.secret.Secrets;
import no.nattro.postgres.Role;
import org.jspecify.annotations.Nullable;

/**
 * How everything is.
 *
 * @param databases by name
 */
public record StackStatus(Map<Component, ComponentStatus> components, Map<String, DatabaseAccess> databases) {

    /** Asks each component; what does not run is listed too, with the ports it would have. */
    public static StackStatus of(StackState state, Home home, PostgresBinaries binaries, InstantSource clock) {
        Ports ports = new Ports(state.portBase());
        Secrets secrets = new Secrets(home.secrets());
        Map<Component, ComponentStatus> components = new LinkedHashMap<>();
        for (Component component : Component.values()) {
            ComponentStatus stopped = new ComponentStatus(null, ports.of(component),
                    ports.management(component).orElse(null), ComponentStatus.STOPPED, null, null,
                    home.log(component.key()).toString());
            components.put(component, state.find(component).filter(Running::isAlive)
                    .map(running -> alive(running, health(running, home, binaries, secrets), clock)).orElse(stopped));
        }
        return new StackStatus(components, databases(ports, secrets));
    }

    public boolean isWhollyUp() {
        return components.values().stream().allMatch(ComponentStatus::isUp);
    }

    /** The components under their names, and {@code databases}. Scripts read this: names stay. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        components.forEach((component, status) -> json.put(component.key(), status));
        json.put("databases", databases);
        return json;
    }

    private static Map<String, DatabaseAccess> databases(Ports ports, Secrets secrets) {
        Map<String, DatabaseAccess> databases = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            if (role.ownsDatabase()) {
                databases.put(role.sqlName(), new DatabaseAccess(ports.jdbcUrl(role), role.sqlName(),
                        secrets.passwordFile(role).toString()));
            }
        }
        return databases;
    }

    private static String health(Running running, Home home, PostgresBinaries binaries, Secrets secrets) {
        if (running.managementPort() != null) {
            return Health.ofService(running.managementPort());
        }
        PostgresServer server = new PostgresServer(binaries, home.database(), running.port(),
                secrets.superuserPassword());
        return server.isReady() ? Health.UP : Health.UNREACHABLE;
    }

    private static ComponentStatus alive(Running running, String health, InstantSource clock) {
        return new ComponentStatus(running.pid(), running.port(), running.managementPort(), health,
                Memory.residentBytes(running.process()).orElse(null), uptimeSeconds(running, clock), running.log());
    }

    private static @Nullable Long uptimeSeconds(Running running, InstantSource clock) {
        return running.process().handle().flatMap(handle -> handle.info().startInstant())
                .map(start -> Math.max(0, Duration.between(start, clock.instant()).toSeconds())).orElse(null);
    }
}
