package no.nattro.demo.stack;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A part of the system, in the order in which people look at them. */
public enum Component {
    GATEWAY, ORDER, PAYMENT, INVENTORY, POSTGRES;

    /** Callers end before those they call, so that what is under way can finish. */
    static final List<Set<Component>> STOPPING_ORDER = List.of(Set.of(GATEWAY), Set.of(ORDER),
            Set.of(PAYMENT, INVENTORY), Set.of(POSTGRES));

    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By its key. */
    public static Component named(String key) {
        return Stream.of(values()).filter(component -> component.key().equals(key)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no " + key + ", but "
                        + Stream.of(values()).map(Component::key).collect(Collectors.joining(", "))));
    }

    public boolean isService() {
        return this != POSTGRES;
    }

    /** All but the gateway keep something. */
    public boolean needsDatabase() {
        return isService() && this != GATEWAY;
    }

    /** Whom it calls. */
    Set<Component> neighbours() {
        return switch (this) {
            case GATEWAY -> EnumSet.of(ORDER, INVENTORY);
            case ORDER -> EnumSet.of(PAYMENT, INVENTORY);
            case PAYMENT, INVENTORY, POSTGRES -> Set.of();
        };
    }

    /** The service's folder in the checkout, and its jar's name. */
    String artifact() {
        return key() + "-service";
    }

    /** The gateway has the public ports, and PostgreSQL the data. More of the others than this, and its connections run out. */
    public int mostReplicas() {
        return switch (this) {
            case ORDER, PAYMENT, INVENTORY -> 4;
            case GATEWAY, POSTGRES -> 1;
        };
    }

    /** Of which there can be several. */
    public static List<Component> replicated() {
        return Stream.of(values()).filter(component -> component.mostReplicas() > 1).toList();
    }

    public static List<Component> services() {
        return Stream.of(values()).filter(Component::isService).toList();
    }
}
