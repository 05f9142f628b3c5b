package no.nattro.demo;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.stack.Progress;
import no.nattro.demo.stack.StackLock;
import no.nattro.demo.stack.StackState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "start")
final class StartCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    private final InstanceNames names = new InstanceNames();

    @Mixin
    private final ReadyTimeout timeout = new ReadyTimeout();

    StartCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (StackLock _ = context.lock()) {
            StackState running = context.running();
            List<Instance> named = names.in(running);
            Set<Instance> missing = new TreeSet<>(named);
            missing.retainAll(running.missing());
            named.stream().filter(instance -> !missing.contains(instance))
                    .forEach(instance -> context.terminal().say(instance + " is already running."));
            start(context, running, missing, timeout.duration());
            return ExitCode.OK;
        }
    }

    /** Brings the named instances up, for whoever holds the lock. */
    static void start(Context context, StackState running, Set<Instance> missing, Duration patience) {
        if (!missing.isEmpty()) {
            Progress progress = context.terminal().progress();
            StartGuard guard = new StartGuard(context,
                    context.stack().startup(running, missing, List.of(), patience, progress), progress);
            guard.start();
            guard.leave();
        }
    }
}
