package no.nattro.demo;

import java.util.concurrent.Callable;
import java.util.function.Function;
import no.nattro.demo.process.Freezing;
import no.nattro.demo.stack.Running;
import no.nattro.demo.stack.StackLock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Does something to running instances that the others have to live with. */
@Command
final class BreakCommand implements Callable<Integer> {

    private final Context context;
    private final Function<Running, String> deed;

    @Mixin
    private final InstanceNames names = new InstanceNames();

    /** @param deed is done to each, and answers what to say about it */
    private BreakCommand(Context context, Function<Running, String> deed) {
        this.context = context;
        this.deed = deed;
    }

    static BreakCommand kill(Context context) {
        return new BreakCommand(context, running -> {
            context.stack().crash(running);
            return "killed (pid " + running.pid() + "). It comes back with: ./demo start " + running.instance();
        });
    }

    static BreakCommand freeze(Context context) {
        return new BreakCommand(context, running -> {
            Freezing.freeze(running.process());
            return "frozen. It goes on with: ./demo thaw " + running.instance();
        });
    }

    static BreakCommand thaw(Context context) {
        return new BreakCommand(context, running -> {
            String before = running.isFrozen() ? "goes on" : "was not frozen";
            Freezing.thaw(running.process());
            return before;
        });
    }

    @Override
    public Integer call() {
        try (StackLock _ = context.lock()) {
            names.runningIn(context.running(), context)
                    .forEach(running -> context.terminal().say(running.instance() + " " + deed.apply(running)));
            return ExitCode.OK;
        }
    }
}
