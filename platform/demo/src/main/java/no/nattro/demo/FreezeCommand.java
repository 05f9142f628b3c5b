package no.nattro.demo;

import java.util.concurrent.Callable;
import no.nattro.demo.process.Freezing;
import no.nattro.demo.stack.Running;
import no.nattro.demo.stack.StackLock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "freeze")
final class FreezeCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    private final InstanceNames names = new InstanceNames();

    FreezeCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (StackLock _ = context.lock()) {
            for (Running running : names.runningIn(context.running(), context)) {
                Freezing.freeze(running.process());
                context.terminal().say(running.instance() + " frozen. It goes on with: ./demo thaw "
                        + running.instance());
            }
            return ExitCode.OK;
        }
    }
}
