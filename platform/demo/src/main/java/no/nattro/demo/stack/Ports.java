package no.nattro.demo.stack;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import no.nattro.postgres.Role;

/**
 * The ports of one stack, all counted from the lowest, so that a second stack needs one number only.
 *
 * @param base the lowest; 8080 unless {@code --port-base} says otherwise
 */
public record Ports(int base) {

    public static final int DEFAULT_BASE = 8080;

    private static final int LOWEST_BASE = 1024; // below, only root may listen
    private static final int HIGHEST_BASE = 64000; // Zipkin's 9411 is the highest of the plan, 1331 above

    public static final String POSSIBLE_BASES = "from " + LOWEST_BASE + " to " + HIGHEST_BASE;

    public Ports {
        if (!isPossibleBase(base)) {
            throw new IllegalArgumentException("the lowest port must be " + POSSIBLE_BASES + ", not " + base);
        }
    }

    public static boolean isPossibleBase(int base) {
        return base >= LOWEST_BASE && base <= HIGHEST_BASE;
    }

    /** Where the instance serves its callers; the gateway by TLS. */
    public int of(Instance instance) {
        return of(instance.component()) + replica(instance);
    }

    public Optional<Integer> management(Instance instance) {
        return management(instance.component()).map(port -> port + replica(instance));
    }

    /** A hundred for each further replica: order's second is on 8182, its third on 8282. */
    private static int replica(Instance instance) {
        return 100 * (instance.number() - 1);
    }

    /** Where the first instance serves its callers. */
    public int of(Component component) {
        return base + switch (component) {
            case GATEWAY -> 363;
            case ORDER -> 2;
            case PAYMENT -> 4;
            case INVENTORY -> 6;
            case POSTGRES -> 8;
        };
    }

    public Optional<Integer> management(Component component) {
        return switch (component) {
            case GATEWAY -> Optional.of(base + 1);
            case ORDER, PAYMENT, INVENTORY -> Optional.of(of(component) + 1);
            case POSTGRES -> Optional.empty();
        };
    }

    /** The gateway's plain port, which only sends people to the other. */
    public int redirect() {
        return base;
    }

    public String jdbcUrl(Role role) {
        return "jdbc:postgresql://127.0.0.1:" + of(Component.POSTGRES) + "/" + role.sqlName();
    }

    /** Each port of these instances with what it is for. */
    public Map<Integer, String> of(Set<Instance> instances) {
        Map<Integer, String> ports = new TreeMap<>();
        for (Instance instance : instances) {
            boolean isGateway = instance.component() == Component.GATEWAY;
            ports.put(of(instance), isGateway ? "gateway, HTTPS" : instance.name());
            management(instance).ifPresent(port -> ports.put(port, instance.name() + ", management"));
            if (isGateway) {
                ports.put(redirect(), "gateway, HTTP");
            }
        }
        return ports;
    }

    /** The nearest base above, in thousands, at which all of these find their ports free. */
    OptionalInt freeBase(Set<Instance> instances) {
        return IntStream.rangeClosed(1, 20).map(step -> base + 1000 * step)
                .filter(candidate -> candidate <= HIGHEST_BASE)
                .filter(candidate -> new Ports(candidate).of(instances).keySet().stream()
                        .allMatch(PortCheck::isFree))
                .findFirst();
    }
}
