package no.nattro.demo.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One process, for good. Numbers are used again after a while or a restart of the machine; number and birth together
 * are not, and nothing may be signalled on the number alone.
 *
 * @param born on Linux the machine's boot and the ticks since then, which no change of the clock moves (the start as
 *             wall time, which Java offers, is moved by it); elsewhere that wall time
 */
public record ProcessId(long pid, String born) {

    /** Empty when there is no such process, or it is dead and only waits to be collected. */
    public static Optional<ProcessId> of(long pid) {
        return born(pid).map(born -> new ProcessId(pid, born));
    }

    /** Of a child just started; one that is dead already gets a birth that no process has. */
    static ProcessId of(Process child) {
        return of(child.pid()).orElseGet(() -> new ProcessId(child.pid(), "dead"));
    }

    public boolean isAlive() {
        return born(pid).filter(born::equals).isPresent();
    }

    /** The handle, if it is still this process. */
    public Optional<ProcessHandle> handle() {
        Optional<ProcessHandle> handle = ProcessHandle.of(pid);
        return isAlive() ? handle : Optional.empty();
    }

    private static Optional<String> born(long pid) {
        if (ProcStat.AVAILABLE) {
            return ProcStat.of(pid).filter(stat -> !stat.isDead()).map(stat -> Boot.ID + "/" + stat.startTicks());
        }
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).flatMap(handle -> handle.info().startInstant())
                .map(start -> Long.toString(start.toEpochMilli()));
    }

    private static final class Boot {

        static final String ID = id();

        private static String id() {
            try {
                return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
