package no.nattro.demo;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.home.Home;
import no.nattro.demo.postgres.PostgresBinaries;
import no.nattro.demo.stack.Progress;
import no.nattro.demo.stack.Running;
import no.nattro.demo.stack.Stack;
import no.nattro.demo.stack.StackFile;
import no.nattro.demo.stack.StackLock;
import no.nattro.demo.stack.StackState;
import no.nattro.demo.stack.UnpackedApps;
import no.nattro.demo.terminal.Terminal;

/** What every command works with. */
record Context(Home home, Terminal terminal, PostgresBinaries binaries, Stack stack, Build build, InstantSource clock) {

    static Context fromEnvironment(Map<String, String> environment) {
        Home home = Home.fromProperties();
        Build build = Build.read();
        PostgresBinaries binaries = PostgresBinaries.in(environment, build.postgresVersion());
        Stack stack = new Stack(home, binaries, new UnpackedApps(home, new StackFile(home.stackFile())));
        return new Context(home, Terminal.fromEnvironment(environment), binaries, stack, build, InstantSource.system());
    }

    /** For whoever changes the stack. */
    StackLock lock() {
        StackLock lock = stack.lock(() -> terminal.say("Another ./demo is starting or stopping this stack; waiting."));
        try {
            stack.endLeftBehind(terminal::say);
            return lock;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Stops these and shows it; for who holds the lock. */
    void stop(List<Running> processes) {
        Progress progress = terminal.progress();
        try {
            stack.stop(processes, progress);
        } finally {
            progress.finished();
        }
    }

    /** @throws DemoFailed when nothing runs */
    StackState running() {
        return stack.running().orElseThrow(DemoFailed::notRunning);
    }
}
