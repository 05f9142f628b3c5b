package no.nattro.demo;

import java.util.concurrent.Callable;
import no.nattro.demo.terminal.Terminal;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One script for both shells: it asks which it is in. Both look up {@code ./demo} under its last part, {@code demo}. */
@Command(name = "completion")
final class CompletionCommand implements Callable<Integer> {

    private final Terminal terminal;

    /** Its names are what a person writes. */
    enum Shell {
        bash, zsh
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "SHELL", arity = "0..1", defaultValue = "bash")
    private Shell shell = Shell.bash;

    CompletionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.result(AutoComplete.bash("demo", spec.root().commandLine()));
        return ExitCode.OK;
    }
}
