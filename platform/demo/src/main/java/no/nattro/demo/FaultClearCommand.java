package no.nattro.demo;

import java.util.concurrent.Callable;
import no.nattro.demo.fault.FaultSwitch;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.stack.Running;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** One that cannot be asked does not keep the others from being mended. */
@Command(name = "clear")
final class FaultClearCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    private final FaultyNames names = new FaultyNames();

    FaultClearCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        boolean allAnswered = true;
        for (Running service : names.orAllIn(context.running())) {
            try {
                int cleared = new FaultSwitch(service).clear();
                context.terminal().say(service.instance() + switch (cleared) {
                    case 0 -> " has no faults";
                    case 1 -> ": 1 fault cleared";
                    default -> ": " + cleared + " faults cleared";
                });
            } catch (DemoFailed e) {
                context.terminal().say("demo: " + e.getMessage());
                allAnswered = false;
            }
        }
        return allAnswered ? ExitCode.OK : ExitCode.FAILED;
    }
}
