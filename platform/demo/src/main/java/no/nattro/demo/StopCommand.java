package no.nattro.demo;

import java.util.concurrent.Callable;
import no.nattro.demo.stack.StackLock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "stop")
final class StopCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    private final InstanceNames names = new InstanceNames();

    StopCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (StackLock _ = context.lock()) {
            context.stop(names.runningIn(context.running(), context));
            return ExitCode.OK;
        }
    }
}
