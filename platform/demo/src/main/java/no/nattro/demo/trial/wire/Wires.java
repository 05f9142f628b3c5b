package no.nattro.demo.trial.wire;

import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.stack.Neighbours;
import no.nattro.demo.stack.Ports;

/** One wire to each instance that others call. */
public final class Wires implements Neighbours, AutoCloseable {

    private final Map<Instance, Wire> wires = new TreeMap<>();

    /** To those of them that a service calls: nobody inside calls the gateway, and PostgreSQL is called by its port. */
    public Wires(Collection<Instance> instances, Ports ports) {
        instances.stream().filter(Wires::isCalled)
                .forEach(instance -> wires.put(instance, Wire.to(ports.of(instance))));
    }

    private static boolean isCalled(Instance instance) {
        return switch (instance.component()) {
            case ORDER, PAYMENT, INVENTORY -> true;
            case GATEWAY, POSTGRES -> false;
        };
    }

    @Override
    public URI address(Instance instance, Ports ports) {
        return to(instance).address();
    }

    /** @throws IllegalArgumentException if nobody calls the instance */
    public Wire to(Instance instance) {
        Wire wire = wires.get(instance);
        if (wire == null) {
            throw new IllegalArgumentException("no wire leads to " + instance);
        }
        return wire;
    }

    public void restore() {
        wires.values().forEach(Wire::restore);
    }

    @Override
    public void close() {
        wires.values().forEach(Wire::close);
    }
}
