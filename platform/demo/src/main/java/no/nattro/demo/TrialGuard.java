package no.nattro.demo;

import java.util.function.Consumer;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.terminal.Terminal;
import no.nattro.demo.trial.Trial;
import no.nattro.demo.trial.report.TrialReport;

/** Runs a trial, and stops its stack however it ends. */
final class TrialGuard {

    private final Trial trial;
    private final Terminal terminal;
    private final EndGuard guard = new EndGuard(this::end);

    TrialGuard(Trial trial, Terminal terminal) {
        this.trial = trial;
        this.terminal = terminal;
    }

    /** @param show given the report while the stack still runs */
    TrialReport run(Consumer<TrialReport> show) {
        guard.take();
        try (trial) {
            TrialReport report = trial.run();
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
            trial.close();
        } catch (DemoFailed e) {
            terminal.say("demo: " + e.getMessage());
        }
    }
}
