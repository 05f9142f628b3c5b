package no.nattro.demo;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.process.Patience;
import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.stack.StackLock;
import no.nattro.demo.stack.StackState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A rolling restart: nobody may notice it, so it does not begin where somebody would. */
@Command(name = "roll")
final class RollCommand implements Callable<Integer> {

    private final Context context;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Names, and not components: of one that is none, picocli would only say that there is an argument too many. */
    @Parameters(paramLabel = "COMPONENT", arity = "0..*", completionCandidates = Replicated.class)
    private List<String> names = Component.replicated().stream().map(Component::key).toList();

    @Option(names = "--settle", paramLabel = "SECONDS", defaultValue = "5")
    private int settle = 5;

    @Mixin
    private final ReadyTimeout timeout = new ReadyTimeout();

    RollCommand(Context context) {
        this.context = context;
    }

    /** For completion. */
    static final class Replicated implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Component.replicated().stream().map(Component::key).iterator();
        }
    }

    @Override
    public Integer call() {
        if (settle < 0) {
            throw new ParameterException(spec.commandLine(), "--settle must be 0 seconds or more");
        }
        List<Component> components = components();
        try (StackLock _ = context.lock()) {
            StackState running = context.running();
            requireOthers(running, components);
            List<Instance> instances = components.stream()
                    .flatMap(component -> running.replicas().instancesOf(component).stream()).toList();
            context.stack().requireStartable(running, instances);
            roll(instances);
            return ExitCode.OK;
        }
    }

    private List<Component> components() {
        try {
            return names.stream().distinct().map(Component::named).toList();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void requireOthers(StackState running, List<Component> components) {
        for (Component component : components) {
            if (running.replicas().instancesOf(component).size() == 1) {
                throw new DemoFailed("There is only one " + component.key() + ", and nobody takes its place meanwhile."
                        + (component.mostReplicas() == 1
                                ? " Only order, payment and inventory can have several instances."
                                : " First: ./demo down && ./demo up --detach --replicas " + component.key() + "=2"));
            }
        }
        running.missing().stream().findFirst().ifPresent(instance -> {
            throw new DemoFailed(instance + " does not run. First: ./demo start " + instance);
        });
        context.stack().unready(running).stream().findFirst().ifPresent(unready -> {
            throw new DemoFailed(unready.instance() + " is not ready. How is it? ./demo status");
        });
    }

    private void roll(List<Instance> instances) {
        OneByOne oneByOne = new OneByOne(context, timeout.duration());
        for (Instance instance : instances) {
            if (!oneByOne.restart(instance)) {
                throw new DemoFailed(instance + " is ready, but not to all who call it: the others were not restarted."
                        + " How is it? ./demo status");
            }
            if (!instance.equals(instances.getLast())) {
                Patience.of(Duration.ofSeconds(settle)).until(() -> false);
            }
        }
    }
}
