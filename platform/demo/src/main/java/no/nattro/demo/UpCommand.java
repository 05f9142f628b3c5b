package no.nattro.demo;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.Ports;
import no.nattro.demo.stack.Progress;
import no.nattro.demo.stack.Stack;
import no.nattro.demo.stack.StackLock;
import no.nattro.demo.stack.StackState;
import no.nattro.demo.stack.Startup;
import no.nattro.demo.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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

    @Option(names = "--port-base", paramLabel = "PORT", defaultValue = "${env:NATTRO_PORT_BASE}")
    private @Nullable Integer portBase;

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "120")
    private int timeoutSeconds = 120;

    UpCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Terminal terminal = context.terminal();
        Stack stack = context.stack();
        Startup startup;
        Foreground foreground;
        try (StackLock _ = stack
                .lock(() -> terminal.say("Another ./demo is starting or stopping this stack; waiting."))) {
            StackState alive = alive();
            if (Stack.missing(alive).isEmpty()) {
                terminal.say("Nattro is already running.");
                noteNewerBuilds(alive);
                Overview.of(context.home(), new Ports(alive.portBase()), true).forEach(terminal::result);
                return ExitCode.OK;
            }
            Progress progress = terminal.progress();
            startup = stack.startup(alive, Duration.ofSeconds(timeoutSeconds), progress);
            foreground = new Foreground(context, startup, progress);
            foreground.stopAtTheEnd();
            try {
                startup.run();
            } catch (DemoFailed e) {
                foreground.parkIfEnding();
                foreground.leave(); // the start has cleaned up behind itself
                throw e;
            } finally {
                progress.finished();
            }
            Overview.of(context.home(), new Ports(alive.portBase()), detach).forEach(terminal::result);
        }
        if (detach) {
            foreground.leave();
        } else {
            foreground.watch();
        }
        return ExitCode.OK;
    }

    private StackState alive() {
        if (portBase != null && !Ports.isPossibleBase(portBase)) {
            throw new ParameterException(spec.commandLine(), "--port-base must be " + Ports.POSSIBLE_BASES);
        }
        StackState alive = context.stack().running().orElseGet(() -> StackState.empty(portBase == null
                ? Ports.DEFAULT_BASE
                : portBase));
        if (portBase != null && portBase != alive.portBase()) {
            throw new DemoFailed("Nattro is already running, on ports from " + alive.portBase()
                    + ". Stop it first: ./demo down");
        }
        return alive;
    }

    private void noteNewerBuilds(StackState alive) {
        String outdated = context.stack().outdated(alive).stream().map(Component::key)
                .collect(Collectors.joining(", "));
        if (!outdated.isEmpty()) {
            context.terminal()
                    .say("Older builds run of: " + outdated + ". To run the new ones: ./demo down, ./demo up");
        }
    }
}
