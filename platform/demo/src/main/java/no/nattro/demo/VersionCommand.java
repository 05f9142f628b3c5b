package no.nattro.demo;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "version")
final class VersionCommand implements Callable<Integer> {

    private final Context context;

    VersionCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List.of(context.build().lines()).forEach(context.terminal()::result);
        return ExitCode.OK;
    }
}
