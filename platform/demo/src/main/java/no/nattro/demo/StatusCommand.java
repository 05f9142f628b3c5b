package no.nattro.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.Optional;
import java.util.concurrent.Callable;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.ComponentStatus;
import no.nattro.demo.stack.Ports;
import no.nattro.demo.stack.StackState;
import no.nattro.demo.stack.StackStatus;
import no.nattro.demo.terminal.Table;
import no.nattro.demo.terminal.Terminal;
import no.nattro.demo.terminal.Words;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "status")
final class StatusCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Context context;

    @Option(names = "--json")
    private boolean json;

    StatusCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        Optional<StackState> running = context.stack().running();
        if (running.isEmpty() && !json) {
            throw DemoFailed.notRunning();
        }
        StackStatus status = StackStatus.of(running.orElseGet(() -> StackState.empty(Ports.DEFAULT_BASE)),
                context.home(), context.binaries(), context.clock());
        if (json) {
            context.terminal().result(JSON.writeValueAsString(status.json()));
        } else {
            print(status);
        }
        return running.isEmpty() ? ExitCode.NOT_RUNNING : status.isWhollyUp() ? ExitCode.OK : ExitCode.FAILED;
    }

    private void print(StackStatus status) {
        Terminal terminal = context.terminal();
        Table table = new Table().row("NAME", "HEALTH", "PID", "PORT", "MANAGEMENT", "MEMORY", "UPTIME");
        status.components().forEach((component, each) -> table.row(component.key(), health(each, terminal),
                orDash(each.pid()), Integer.toString(each.port()), orDash(each.managementPort()),
                each.rssBytes() == null ? "-" : Words.memory(each.rssBytes()),
                each.uptimeSeconds() == null ? "-" : Words.uptime(each.uptimeSeconds())));
        table.lines().forEach(terminal::result);
        long services = Component.services().stream().map(service -> status.components().get(service).rssBytes())
                .mapToLong(bytes -> bytes == null ? 0 : bytes).sum();
        terminal.result(terminal.quiet("The services together: " + Words.memory(services)));
    }

    private static String health(ComponentStatus status, Terminal terminal) {
        return status.isUp() ? terminal.good(status.health()) : terminal.bad(status.health());
    }

    private static String orDash(@Nullable Object value) {
        return value == null ? "-" : value.toString();
    }
}
