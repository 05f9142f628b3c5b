package no.nattro.demo;

import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How long a service may take from its start until it is ready. */
final class ReadyTimeout {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "120")
    private int seconds = 120;

    Duration duration() {
        if (seconds < 1) {
            throw new ParameterException(spec.commandLine(), "--timeout must be 1 second or more");
        }
        return Duration.ofSeconds(seconds);
    }
}
