package no.nattro.demo;

import java.util.Optional;
import java.util.concurrent.Callable;
import no.nattro.demo.stack.StackLock;
import no.nattro.demo.stack.StackState;
import picocli.CommandLine.Command;

@Command(name = "down")
final class DownCommand implements Callable<Integer> {

    private final Context context;

    DownCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (StackLock _ = context.lock()) {
            Optional<StackState> started = context.stack().started();
            if (started.isEmpty()) {
                context.terminal().say("Nattro is not running.");
                return ExitCode.OK;
            }
            context.stop(started.get().running());
            return ExitCode.OK;
        }
    }
}
