package no.nattro.demo.stack;

import java.net.URI;
import java.util.Map;

/** Where the callers of an instance are told to find it, which need not be where it listens: something may stand between. */
@FunctionalInterface
public interface Neighbours {

    /** They call it at its own port. */
    Neighbours DIRECT = (instance, ports) -> URI.create("http://127.0.0.1:" + ports.of(instance));

    URI address(Instance instance, Ports ports);

    /** What else a caller is told about how to treat them, as variables of its environment; by default nothing. */
    default Map<String, String> manners(Component caller) {
        return Map.of();
    }
}
