package no.nattro.demo.trial.fault;

import java.util.List;
import java.util.stream.Stream;
import no.nattro.demo.stack.Component;

/** A way of breaking a component; of each, a trial has as many as of any other. */
public record FaultType(FaultKind kind, Component component) {

    /** Frozen are those that wait for others while they hold something: a lease, or a payment that the bank has been asked for. */
    private static final List<Component> FROZEN = List.of(Component.ORDER, Component.PAYMENT);

    /** Between the services; the gateway's own callers hang up by themselves, and PostgreSQL's connections end with it. */
    private static final List<Component> CUT_OFF = List.of(Component.ORDER, Component.PAYMENT, Component.INVENTORY);

    /** In the order in which people look at them. */
    public static final List<FaultType> ALL = Stream.of(of(FaultKind.KILL, List.of(Component.values())),
            of(FaultKind.FREEZE, FROZEN), of(FaultKind.CUT_BEFORE, CUT_OFF), of(FaultKind.CUT_AFTER, CUT_OFF))
            .flatMap(types -> types).toList();

    private static Stream<FaultType> of(FaultKind kind, List<Component> components) {
        return components.stream().map(component -> new FaultType(kind, component));
    }

    /** As in {@code kill order}. */
    @Override
    public String toString() {
        return kind + " " + component.key();
    }
}
