package no.nattro.demo.stack;

import java.util.EnumSet;
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

    /** Where the component serves its callers; the gateway by TLS. */
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

    /** Each port of these components with what it is for. */
    public Map<Integer, String> of(Set<Component> components) {
        Map<Integer, String> ports = new TreeMap<>();
        for (Component component : components) {
            ports.put(of(component), component == Component.GATEWAY ? "gateway, HTTPS" : component.key());
            management(component).ifPresent(port -> ports.put(port, component.key() + ", management"));
            if (component == Component.GATEWAY) {
                ports.put(redirect(), "gateway, HTTP");
            }
        }
        return ports;
    }

    /** The nearest base above, in thousands, at which nothing listens. */
    OptionalInt freeBase() {
        return IntStream.rangeClosed(1, 20).map(step -> base + 1000 * step)
                .filter(candidate -> candidate <= HIGHEST_BASE)
                .filter(candidate -> new Ports(candidate).of(EnumSet.allOf(Component.class)).keySet().stream()
                        .allMatch(PortCheck::isFree))
                .findFirst();
    }
}
