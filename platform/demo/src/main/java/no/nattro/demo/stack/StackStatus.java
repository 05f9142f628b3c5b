package no.nattro.demo.stack;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import no.nattro.demo.home.Home;
import no.nattro.demo.postgres.PostgresBinaries;
import no.nattro.demo.process.Memory;
import no.nattro.demo.secret.Secrets;
import no.nattro.postgres.Role;
import org.jspecify.annotations.Nullable;

/**
 * How everything is.
 *
 * @param databases by name
 */
public record StackStatus(SortedMap<Instance, InstanceStatus> instances, Map<String, DatabaseAccess> databases) {

    /** Asks every instance at once; what does not run is listed too, with the ports it would have. */
    public static StackStatus of(StackState state, Home home, PostgresBinaries binaries, InstantSource clock) {
        Ports ports = new Ports(state.portBase());
        SortedMap<Instance, InstanceStatus> instances = new TreeMap<>();
        state.replicas().instances().forEach(instance -> instances.put(instance, stopped(instance, ports, home)));
        Map<Instance, InstanceStatus> alive = new ConcurrentSkipListMap<>();
        state.running().parallelStream().filter(Running::isAlive).forEach(
                running -> alive.put(running.instance(), alive(running, Health.of(running, home, binaries), clock)));
        instances.putAll(alive);
        return new StackStatus(instances, databases(ports, new Secrets(home.secrets())));
    }

    public boolean isWhollyUp() {
        return instances.values().stream().allMatch(InstanceStatus::isUp);
    }

    /** Of the services alone, or of PostgreSQL too. */
    public long residentBytes(boolean withPostgres) {
        return instances.entrySet().stream().filter(each -> withPostgres || each.getKey().component().isService())
                .map(Map.Entry::getValue).mapToLong(status -> status.rssBytes() == null ? 0 : status.rssBytes()).sum();
    }

    /** The instances under their names, and {@code databases}. Scripts read this: names stay. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        instances.forEach((instance, status) -> json.put(instance.name(), status));
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

    private static InstanceStatus stopped(Instance instance, Ports ports, Home home) {
        return new InstanceStatus(null, ports.of(instance), ports.management(instance).orElse(null),
                InstanceStatus.STOPPED, null, null, home.log(instance.name()).toString());
    }

    private static InstanceStatus alive(Running running, String health, InstantSource clock) {
        return new InstanceStatus(running.pid(), running.port(), running.managementPort(), health,
                Memory.residentBytes(running.process()).orElse(null), uptimeSeconds(running, clock), running.log());
    }

    private static @Nullable Long uptimeSeconds(Running running, InstantSource clock) {
        return running.process().handle().flatMap(handle -> handle.info().startInstant())
                .map(start -> Math.max(0, Duration.between(start, clock.instant()).toSeconds())).orElse(null);
    }
}
