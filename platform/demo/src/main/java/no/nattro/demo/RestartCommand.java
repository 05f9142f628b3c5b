package no.nattro.demo;

import java.util.List;
import java.util.concurrent.Callable;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.stack.StackLock;
import no.nattro.demo.stack.StackState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "restart")
final class RestartCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    private final InstanceNames names = new InstanceNames();

    @Mixin
    private final ReadyTimeout timeout = new ReadyTimeout();

    RestartCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (StackLock _ = context.lock()) {
            StackState running = context.running();
            List<Instance> named = names.in(running);
            context.stack().requireStartable(running, named);
            new OneByOne(context, timeout.duration()).restart(named);
            return ExitCode.OK;
        }
    }
}
