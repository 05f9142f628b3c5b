package no.nattro.demo;

import java.util.Optional;
import java.util.concurrent.Callable;
import no.nattro.demo.stack.Progress;
import no.nattro.demo.stack.StackLock;
import no.nattro.demo.stack.StackState;
import no.nattro.demo.terminal.Terminal;
import picocli.CommandLine.Command;

@Command(name = "down")
final class DownCommand implements Callable<Integer> {

    private final Context context;

    DownCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Terminal terminal = context.terminal();
        try (StackLock _ = context.stack().lock(() -> terminal.say(
                "Another ./demo is starting or stopping this stack; waiting."))) {
            Optional<StackState> started = context.stack().started();
            if (started.isEmpty()) {
                terminal.say("Nattro is not running.");
                return ExitCode.OK;
            }
            Progress progress = terminal.progress();
            try {
                context.stack().stop(started.get(), progress);
            } finally {
                progress.finished();
            }
            return ExitCode.OK;
        }
    }
}
