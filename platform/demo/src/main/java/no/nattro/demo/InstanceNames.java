package no.nattro.demo;

import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.stack.Running;
import no.nattro.demo.stack.StackState;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Names of instances on the command line, as they stand in {@code status}. */
final class InstanceNames {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "NAME", arity = "1..*", completionCandidates = Known.class)
    private List<String> names = List.of();

    /** For completion. */
    static final class Known implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Instance.firstNames().iterator();
        }
    }

    /** In the order in which they were named, each once. */
    List<Instance> in(StackState state) {
        return names.stream().distinct().map(name -> find(name, state, spec)).toList();
    }

    /** @throws ParameterException that names those that there are */
    static Instance find(String name, StackState state, CommandSpec spec) {
        Set<Instance> known = state.replicas().instances();
        return known.stream().filter(each -> each.name().equals(name)).findFirst()
                .orElseThrow(() -> new ParameterException(spec.commandLine(), "there is no " + name + " here, but "
                        + known.stream().map(Instance::name).collect(Collectors.joining(", "))));
    }

    /** Those of the named that run; the others are told. */
    List<Running> runningIn(StackState state, Context context) {
        return in(state).stream().flatMap(instance -> {
            if (state.find(instance).isEmpty()) {
                context.terminal().say(instance + " is not running.");
            }
            return state.find(instance).stream();
        }).toList();
    }
}
