package no.nattro.demo;

import java.util.concurrent.Callable;
import no.nattro.demo.stack.Running;
import no.nattro.demo.stack.StackLock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "kill")
final class KillCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    private final InstanceNames names = new InstanceNames();

    KillCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (StackLock _ = context.lock()) {
            for (Running running : names.runningIn(context.running(), context)) {
                context.stack().crash(running);
                context.terminal().say(running.instance() + " killed (pid " + running.pid() + ")");
            }
            return ExitCode.OK;
        }
    }
}
