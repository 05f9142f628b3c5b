package no.nattro.demo.stack;

import java.util.function.Supplier;
import no.nattro.demo.home.Home;
import no.nattro.demo.process.LogTail;
import no.nattro.demo.process.ProcessId;
import org.jspecify.annotations.Nullable;

/** What every start has in common: it is shown, written down, and refused once everything is being stopped. */
record Launching(Home home, Ports ports, OwnProcesses own, Progress progress) {

    /** A process, and where its log begins. */
    record Launched(Running running, LogTail log) {}

    /** Once everything is being stopped, only that is shown. */
    void doing(Instance instance, String what) {
        if (!own.isClosed()) {
            progress.doing(instance, what);
        }
    }

    void failed(Instance instance) {
        if (!own.isClosed()) {
            progress.failed(instance);
        }
    }

    /** @param app the build that it runs; null for PostgreSQL */
    Launched start(Instance instance, @Nullable String app, Supplier<ProcessId> starter) {
        doing(instance, "starting");
        // Who starts a whole stack holds it anyway; who brings back a single instance, for this moment only.
        try (StackLock _ = StackLock.acquire(home.lock(), () -> {})) {
            LogTail log = LogTail.mark(LogFile.makeRoom(home.log(instance.name())));
            Running running = own.start(instance, () -> {
                ProcessId process = starter.get();
                return new Running(instance, process.pid(), process.born(), ports.of(instance),
                        ports.management(instance).orElse(null), log.log().toString(), app);
            });
            return new Launched(running, log);
        }
    }
}
