package no.nattro.demo.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import no.nattro.demo.process.PortHolder;
import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.stack.PortCheck;
import no.nattro.demo.stack.Ports;
import no.nattro.demo.stack.Replicas;
import no.nattro.demo.stack.StackState;

/**
 * The ports of one stack.
 *
 * @param running the stack that has them, if one runs there
 */
record PortPlan(Ports ports, Optional<StackState> running) {

    /** As far away as where {@code up} looks first. */
    private static final int STEP = 1000;

    private record Port(int number, Instance owner) {}

    List<Finding> examine() {
        return examine(PortCheck::isFree);
    }

    List<Finding> examine(IntPredicate isFree) {
        List<Finding> findings = new ArrayList<>();
        all().forEach((name, port) -> findings.add(finding(name, port, isFree)));
        return findings;
    }

    private Map<String, Port> all() {
        Map<String, Port> all = new LinkedHashMap<>();
        all.put("port-gateway-redirect", new Port(ports.redirect(), Instance.of(Component.GATEWAY)));
        for (Instance instance : running.map(StackState::replicas).orElse(Replicas.ONE_EACH).instances()) {
            all.put("port-" + instance, new Port(ports.of(instance), instance));
            ports.management(instance).ifPresent(management -> all.put("port-" + instance + "-management",
                    new Port(management, instance)));
        }
        return all;
    }

    private Finding finding(String name, Port port, IntPredicate isFree) {
        if (isFree.test(port.number())) {
            return Finding.ok(name, port.number() + " is free");
        }
        if (running.flatMap(state -> state.find(port.owner())).isPresent()) {
            return Finding.ok(name, port.number() + " is ours");
        }
        return Finding.missing(name, port.number() + " is taken by "
                + PortHolder.of(port.number()).orElse("another process"),
                "end that, or choose other ports: ./demo up --port-base " + other());
    }

    private int other() {
        return Ports.isPossibleBase(ports.base() + STEP) ? ports.base() + STEP : Ports.DEFAULT_BASE;
    }
}
