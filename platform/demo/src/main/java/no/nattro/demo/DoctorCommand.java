package no.nattro.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import no.nattro.demo.doctor.Doctor;
import no.nattro.demo.doctor.Finding;
import no.nattro.demo.stack.Ports;
import no.nattro.demo.stack.Stack;
import no.nattro.demo.terminal.Table;
import no.nattro.demo.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "doctor")
final class DoctorCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Context context;
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--port-base", paramLabel = "PORT", defaultValue = "${env:NATTRO_PORT_BASE}", converter = PortBase.class)
    private @Nullable Integer portBase;

    @Option(names = "--json")
    private boolean json;

    DoctorCommand(Context context, Map<String, String> environment) {
        this.context = context;
        this.environment = environment;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        if (portBase != null && !Ports.isPossibleBase(portBase)) {
            throw new ParameterException(spec.commandLine(), "--port-base must be " + Ports.POSSIBLE_BASES);
        }
        Stack stack = context.stack();
        List<Finding> findings = new Doctor(context.home(), context.binaries(), environment, portBase,
                stack.started(),
                stack.isBeingChanged() ? List.of() : stack.leftBehind()).examine();
        if (json) {
            context.terminal().result(JSON.writeValueAsString(findings));
        } else {
            print(findings);
        }
        return Finding.allowAStart(findings) ? ExitCode.OK : ExitCode.FAILED;
    }

    private void print(List<Finding> findings) {
        Terminal terminal = context.terminal();
        Table table = new Table();
        for (Finding finding : findings) {
            table.row(verdict(finding), finding.name(), finding.found());
            if (finding.advice() != null) {
                table.row("", "", terminal.quiet("-> " + finding.advice()));
            }
        }
        table.lines().forEach(terminal::result);
        if (!Finding.allowAStart(findings)) {
            terminal.say("demo: Something that Nattro needs is missing; see the lines above.");
        }
    }

    private String verdict(Finding finding) {
        Terminal terminal = context.terminal();
        String word = finding.verdict().key();
        return switch (finding.verdict()) {
            case OK -> terminal.good(word);
            case WARNING -> terminal.unsure(word);
            case MISSING -> terminal.bad(word);
        };
    }
}
