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
    void doing(Component component, String what) {
        if (!own.isClosed()) {
            progress.doing(component, what);
        }
    }

    void failed(Component component) {
        if (!own.isClosed()) {
            progress.failed(component);
        }
    }

    /** @param app the build that it runs; null for PostgreSQL */
    Launched start(Component component, @Nullable String app, Supplier<ProcessId> starter) {
        doing(component, "starting");
        LogTail log = LogTail.mark(home.log(component.key()));
        Running running = own.start(() -> {
            ProcessId process = starter.get();
            return new Running(component, process.pid(), process.born(), ports.of(component),
                    ports.management(component).orElse(null), log.log().toString(), app);
        });
        return new Launched(running, log);
    }
}
