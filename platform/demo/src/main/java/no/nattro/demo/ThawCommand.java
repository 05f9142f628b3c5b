package no.nattro.demo;

import java.util.concurrent.Callable;
import no.nattro.demo.process.Freezing;
import no.nattro.demo.stack.Running;
import no.nattro.demo.stack.StackLock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "thaw")
final class ThawCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    private final InstanceNames names = new InstanceNames();

    ThawCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (StackLock _ = context.lock()) {
            for (Running running : names.runningIn(context.running(), context)) {
                String before = running.isFrozen() ? " goes on" : " was not frozen";
                Freezing.thaw(running.process());
                context.terminal().say(running.instance() + before);
            }
            return ExitCode.OK;
        }
    }
}
