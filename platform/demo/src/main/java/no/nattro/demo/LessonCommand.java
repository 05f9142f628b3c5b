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
final class LessonCommand implements Callable<Integer> {

    private final Context context;
    private final Function<Running, String> lesson;

    @Mixin
    private final InstanceNames names = new InstanceNames();

    /** @param lesson is done to each, and answers what to say about it */
    private LessonCommand(Context context, Function<Running, String> lesson) {
        this.context = context;
        this.lesson = lesson;
    }

    static LessonCommand kill(Context context) {
        return new LessonCommand(context, running -> {
            context.stack().crash(running);
            return "killed (pid " + running.pid() + "). It comes back with: ./demo start " + running.instance();
        });
    }

    static LessonCommand freeze(Context context) {
        return new LessonCommand(context, running -> {
            Freezing.freeze(running.process());
            return "frozen. It goes on with: ./demo thaw " + running.instance();
        });
    }

    static LessonCommand thaw(Context context) {
        return new LessonCommand(context, running -> {
            String before = running.isFrozen() ? "goes on" : "was not frozen";
            Freezing.thaw(running.process());
            return before;
        });
    }

    @Override
    public Integer call() {
        try (StackLock _ = context.lock()) {
            names.runningIn(context.running(), context)
                    .forEach(running -> context.terminal().say(running.instance() + " " + lesson.apply(running)));
            return ExitCode.OK;
        }
    }
}
