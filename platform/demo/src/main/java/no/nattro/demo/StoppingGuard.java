package no.nattro.demo;

import java.util.function.Consumer;
import java.util.function.Supplier;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.terminal.Terminal;

/** Runs what has a system of its own, and stops that system however it ends. */
final class StoppingGuard {

    private final Undertaking undertaking;
    private final Terminal terminal;
    private final EndGuard guard = new EndGuard(this::end);

    /** Its close stops everything, whatever is under way, and may be called by any thread. */
    interface Undertaking extends AutoCloseable {
        @Override
        void close();
    }

    StoppingGuard(Undertaking undertaking, Terminal terminal) {
        this.undertaking = undertaking;
        this.terminal = terminal;
    }

    /** @param show given the report while the system still runs */
    <R> R run(Supplier<R> work, Consumer<R> show) {
        guard.take();
        try (undertaking) {
            R report = work.get();
            guard.parkIfEnding();
            show.accept(report);
            return report;
        } catch (RuntimeException e) {
            guard.parkIfEnding();
            throw e;
        } finally {
            guard.leave();
        }
    }

    private void end() {
        terminal.say(terminal.live() ? "" : "Stopping");
        try {
            undertaking.close();
        } catch (DemoFailed e) {
            terminal.say("demo: " + e.getMessage());
        }
    }
}
