package no.nattro.demo;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "version", mixinStandardHelpOptions = true, description = "Shows what this command was built from.")
final class VersionCommand implements Callable<Integer> {

    private final Context context;

    VersionCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Build build = context.build();
        context.terminal().result("Nattro " + build.version()
                + (build.commit().isEmpty() ? "" : " (commit " + build.commit() + ")"));
        context.terminal().result("PostgreSQL " + build.postgresVersion());
        context.terminal().result("Java " + Runtime.version());
        return ExitCode.OK;
    }
}
