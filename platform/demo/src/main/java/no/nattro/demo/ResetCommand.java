package no.nattro.demo;

import java.io.Console;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.stack.Data;
import no.nattro.demo.stack.StackLock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "reset")
final class ResetCommand implements Callable<Integer> {

    private final Context context;

    @Option(names = {"-y", "--yes"})
    private boolean yes;

    ResetCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Data data = new Data(context.home());
        String what = data.folders().stream().map(context.home()::shown).collect(Collectors.joining(", "));
        if (!yes && !agrees(what)) {
            throw new DemoFailed("Nothing was deleted. ./demo reset --yes stops everything and deletes " + what);
        }
        try (StackLock _ = context.lock()) {
            context.stack().started().ifPresent(started -> context.stop(started.running()));
            data.wipe();
        }
        context.terminal().say("Deleted " + what + ". Every order is gone; ./demo up begins anew.");
        return ExitCode.OK;
    }

    /** Only a person at a terminal can be asked. */
    private static boolean agrees(String what) {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            return false;
        }
        String answer = console.readLine("Stop everything and delete %s? [y/N] ", what);
        return answer != null && answer.strip().equalsIgnoreCase("y");
    }
}
