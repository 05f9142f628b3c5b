package no.nattro.demo;

import java.util.Iterator;
import java.util.List;
import java.util.Set;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.stack.Running;
import no.nattro.demo.stack.StackState;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Names of instances that have faults. */
final class FaultyNames {

    private static final Set<Component> FAULTY = Set.of(Component.PAYMENT, Component.INVENTORY);

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "NAME", arity = "0..*", completionCandidates = Known.class)
    private List<String> names = List.of();

    /** For completion. */
    static final class Known implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Instance.firstNames().stream().filter(name -> FAULTY.contains(Component.named(name))).iterator();
        }
    }

    boolean areNone() {
        return names.isEmpty();
    }

    /**
     * Those that were named, each once.
     *
     * @throws ParameterException when there is no such instance, or it has no faults
     * @throws DemoFailed when one does not run
     */
    List<Running> in(StackState state) {
        List<Instance> instances = names.stream().distinct()
                .map(name -> InstanceNames.find(name, state, spec)).toList();
        instances.stream().filter(instance -> !FAULTY.contains(instance.component())).findFirst().ifPresent(other -> {
            throw new ParameterException(spec.commandLine(), other + " has no faults; only payment and inventory");
        });
        return instances.stream().map(instance -> state.find(instance).orElseThrow(
                () -> new DemoFailed(instance + " does not run. First: ./demo start " + instance))).toList();
    }

    /** Those that were named, or all that run and have faults. */
    List<Running> orAllIn(StackState state) {
        return areNone()
                ? state.running().stream().filter(running -> FAULTY.contains(running.component())).toList()
                : in(state);
    }
}
