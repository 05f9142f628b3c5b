package no.nattro.demo.stack;

import java.net.URI;

/** Where the callers of an instance are told to find it, which need not be where it listens: something may stand between. */
@FunctionalInterface
public interface Neighbours {

    /** They call it at its own port. */
    Neighbours DIRECT = (instance, ports) -> URI.create("http://127.0.0.1:" + ports.of(instance));

    URI address(Instance instance, Ports ports);
}
