package no.nattro.demo;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import no.nattro.demo.fault.ActiveFault;
import no.nattro.demo.fault.FaultSwitch;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.stack.Running;
import no.nattro.demo.terminal.Table;
import no.nattro.demo.terminal.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "list")
final class FaultListCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Context context;

    @Mixin
    private final FaultyNames names = new FaultyNames();

    @Option(names = "--json")
    private boolean json;

    FaultListCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        List<Line> lines = new ArrayList<>();
        boolean allAnswered = true;
        for (Running service : names.orAllIn(context.running())) {
            try {
                new FaultSwitch(service).list().forEach(fault -> lines.add(new Line(service.instance().name(), fault)));
            } catch (DemoFailed e) {
                context.terminal().say("demo: " + e.getMessage());
                allAnswered = false;
            }
        }
        if (json) {
            context.terminal().result(JSON.writeValueAsString(lines));
        } else {
            table(lines).forEach(context.terminal()::result);
        }
        return allAnswered ? ExitCode.OK : ExitCode.FAILED;
    }

    private static List<String> table(List<Line> lines) {
        if (lines.isEmpty()) {
            return List.of("There are no faults.");
        }
        Table table = new Table().row("NAME", "FAULT", "FOR", "LEFT", "STRUCK");
        lines.forEach(line -> table.row(line.instance(), line.fault().effect(), line.fault().scope(),
                Words.uptime(line.fault().secondsLeft()), Long.toString(line.fault().struck())));
        return table.lines();
    }

    @JsonPropertyOrder({"instance", "fault"})
    private record Line(String instance, @JsonUnwrapped ActiveFault fault) {}
}
