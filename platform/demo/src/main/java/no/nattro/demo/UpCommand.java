package no.nattro.demo;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.home.DiskSpace;
import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.stack.Ports;
import no.nattro.demo.stack.Progress;
import no.nattro.demo.stack.Replicas;
import no.nattro.demo.stack.Running;
import no.nattro.demo.stack.Stack;
import no.nattro.demo.stack.StackLock;
import no.nattro.demo.stack.StackState;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "up")
final class UpCommand implements Callable<Integer> {

    private final Context context;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = {"-d", "--detach"})
    private boolean detach;

    @Option(names = "--port-base", paramLabel = "PORT", defaultValue = "${env:NATTRO_PORT_BASE}", converter = PortBase.class)
    private @Nullable Integer portBase;

    @Option(names = "--replicas", paramLabel = "NAME=N", split = ",")
    private @Nullable Map<Component, Integer> replicas;

    @Mixin
    private final ReadyTimeout timeout = new ReadyTimeout();

    UpCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Stack stack = context.stack();
        StartGuard guard;
        try (StackLock _ = context.lock()) {
            StackState alive = alive();
            Set<Instance> missing = alive.missing();
            List<Running> unready = stack.unready(alive);
            if (missing.isEmpty() && unready.isEmpty()) {
                context.terminal().say("Nattro is already running.");
                noteNewerBuilds(alive);
                Overview.of(context.home(), alive, true).forEach(context.terminal()::result);
                return ExitCode.OK;
            }
            if (!missing.isEmpty()) {
                DiskSpace.warning(context.home()).ifPresent(context.terminal()::say);
            }
            Progress progress = context.terminal().progress();
            guard = new StartGuard(context, stack.startup(alive, missing, unready, timeout.duration(), progress),
                    progress);
            guard.start();
            Overview.of(context.home(), alive, detach).forEach(context.terminal()::result);
            guard.parkIfEnding();
        }
        if (detach) {
            guard.leave();
        } else {
            new Foreground(context, guard).watch();
        }
        return ExitCode.OK;
    }

    private StackState alive() {
        if (portBase != null && !Ports.isPossibleBase(portBase)) {
            throw new ParameterException(spec.commandLine(), "--port-base must be " + Ports.POSSIBLE_BASES);
        }
        Replicas wanted = replicas();
        StackState alive = context.stack().running().orElseGet(() -> StackState
                .empty(portBase == null ? Ports.DEFAULT_BASE : portBase, wanted));
        if (portBase != null && portBase != alive.portBase()) {
            throw new DemoFailed("Nattro is already running, on ports from " + alive.portBase()
                    + ". Stop it first: ./demo down");
        }
        if (replicas != null && !wanted.equals(alive.replicas())) {
            throw new DemoFailed("Nattro is already running, with " + alive.replicas()
                    + ", and its parts know each other's addresses. Stop it first: ./demo down");
        }
        return alive;
    }

    private Replicas replicas() {
        try {
            return new Replicas(replicas);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--replicas: " + e.getMessage(), e);
        }
    }

    private void noteNewerBuilds(StackState alive) {
        String outdated = context.stack().outdated(alive).stream().map(Instance::name)
                .collect(Collectors.joining(" "));
        if (!outdated.isEmpty()) {
            context.terminal().say("Older builds run of some. To run the new ones: ./demo restart " + outdated);
        }
    }
}
