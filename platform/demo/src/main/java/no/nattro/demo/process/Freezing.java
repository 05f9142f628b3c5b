package no.nattro.demo.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import no.nattro.demo.home.DemoFailed;

/**
 * A process that stands still and knows nothing of it: its connections stay open, its leases run out. It is what a long
 * pause of garbage collection, a stolen CPU or a laptop's sleep look like from outside.
 */
public final class Freezing {

    private static final Duration OBEYED_WITHIN = Duration.ofSeconds(10);

    private Freezing() {}

    /** Returns when it stands still: the signal is only a request until the process gets the CPU to obey it. */
    public static void freeze(ProcessId process) {
        Signal.STOP.sendToTree(process);
        if (!Patience.of(OBEYED_WITHIN).until(() -> !process.isAlive() || isFrozen(process))) {
            throw new DemoFailed("Process " + process.pid() + " does not stand still");
        }
    }

    /** No effect on one that is awake; also mends one of which only a part is. */
    public static void thaw(ProcessId process) {
        if (isFrozen(process) || Signal.below(process).stream().anyMatch(Freezing::isFrozen)) {
            Signal.CONT.sendToTree(process);
        }
    }

    public static boolean isFrozen(ProcessId process) {
        return process.isAlive() && (ProcStat.AVAILABLE
                ? ProcStat.of(process.pid()).filter(ProcStat::isStopped).isPresent()
                : stateFromPs(process.pid()).startsWith("T"));
    }

    private static String stateFromPs(long pid) {
        try {
            Process ps = new ProcessBuilder("ps", "-o", "state=", "-p", Long.toString(pid)).start();
            return new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        } catch (IOException _) {
            return "";
        }
    }
}
