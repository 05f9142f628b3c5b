package no.nattro.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.stack.InstanceStatus;
import no.nattro.demo.stack.LeftBehind;
import no.nattro.demo.stack.Ports;
import no.nattro.demo.stack.Replicas;
import no.nattro.demo.stack.StackState;
import no.nattro.demo.stack.StackStatus;
import no.nattro.demo.terminal.Repainting;
import no.nattro.demo.terminal.Table;
import no.nattro.demo.terminal.Terminal;
import no.nattro.demo.terminal.Words;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "status")
final class StatusCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** A person sees a change soon, and the services do not notice the asking. */
    private static final Duration REFRESH = Duration.ofSeconds(1);

    private final Context context;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json")
    private boolean json;

    @Option(names = {"-w", "--watch"})
    private boolean watch;

    StatusCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        if (watch) {
            return watch();
        }
        Optional<StackState> running = context.stack().running();
        StackStatus status = status(running.orElseGet(() -> StackState.empty(Ports.DEFAULT_BASE, Replicas.ONE_EACH)));
        if (json) {
            context.terminal().result(JSON.writeValueAsString(status.json()));
        } else if (running.isPresent()) {
            lines(status).forEach(context.terminal()::result);
        }
        noteLeftBehind();
        if (running.isEmpty() && !json) {
            throw DemoFailed.notRunning();
        }
        return running.isEmpty() ? ExitCode.NOT_RUNNING : status.isWhollyUp() ? ExitCode.OK : ExitCode.FAILED;
    }

    /** Until Ctrl-C, or until nothing runs any more. */
    private int watch() {
        if (json || !context.terminal().screen()) {
            throw new ParameterException(spec.commandLine(),
                    json ? "--watch is for people, --json for scripts: choose one" : "--watch needs a terminal");
        }
        StackState running = context.running();
        Repainting screen = new Repainting(context.terminal().out());
        while (!context.terminal().out().checkError()) {
            screen.paint(lines(status(running)));
            LockSupport.parkNanos(REFRESH.toNanos());
            running = context.running();
        }
        return ExitCode.OK;
    }

    private StackStatus status(StackState state) {
        return StackStatus.of(state, context.home(), context.binaries(), context.clock());
    }

    private List<String> lines(StackStatus status) {
        Terminal terminal = context.terminal();
        Table table = new Table().row("NAME", "HEALTH", "PID", "PORT", "MANAGEMENT", "MEMORY", "UPTIME");
        status.instances().forEach((instance, each) -> table.row(instance.name(), health(each, terminal),
                orDash(each.pid()), Integer.toString(each.port()), orDash(each.managementPort()),
                each.rssBytes() == null ? "-" : Words.memory(each.rssBytes()),
                each.uptimeSeconds() == null ? "-" : Words.uptime(each.uptimeSeconds())));
        List<String> lines = new ArrayList<>(table.lines());
        lines.add(terminal.quiet("The services together: " + Words.memory(status.residentBytes(false))
                + ", with PostgreSQL: " + Words.memory(status.residentBytes(true))));
        return lines;
    }

    private void noteLeftBehind() {
        if (!context.stack().isBeingChanged()) {
            List<LeftBehind> processes = context.stack().leftBehind();
            if (!processes.isEmpty()) {
                context.terminal().say("A killed ./demo left behind " + LeftBehind.list(processes)
                        + ". ./demo down ends that, and ./demo up does too.");
            }
        }
    }

    private static String health(InstanceStatus status, Terminal terminal) {
        return status.isUp() ? terminal.good(status.health()) : terminal.bad(status.health());
    }

    private static String orDash(@Nullable Object value) {
        return value == null ? "-" : value.toString();
    }
}
