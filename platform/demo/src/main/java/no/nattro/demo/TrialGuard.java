package no.nattro.demo;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.terminal.Terminal;
import no.nattro.demo.trial.Trial;
import no.nattro.demo.trial.report.TrialReport;

/**
 * Runs a trial, and stops its stack however it ends. Ctrl-C may come at any moment: so it is the JVM's shutdown that stops
 * everything, and what the trial has to say of being ended in its middle is not said.
 */
final class TrialGuard {

    private final Trial trial;
    private final Terminal terminal;
    private final Thread ending = Thread.ofPlatform().unstarted(this::end);
    private volatile boolean isEnding;

    TrialGuard(Trial trial, Terminal terminal) {
        this.trial = trial;
        this.terminal = terminal;
    }

    /** @param show given the report while the stack still runs */
    TrialReport run(Consumer<TrialReport> show) {
        Runtime.getRuntime().addShutdownHook(ending);
        try (trial) {
            TrialReport report = trial.run();
            parkIfEnding();
            show.accept(report);
            return report;
        } catch (RuntimeException e) {
            parkIfEnding();
            throw e;
        } finally {
            leave();
        }
    }

    private void leave() {
        try {
            Runtime.getRuntime().removeShutdownHook(ending);
        } catch (IllegalStateException _) {
            isEnding = true; // Ctrl-C was faster
            parkIfEnding();
        }
    }

    private void parkIfEnding() {
        while (isEnding) {
            LockSupport.park(this);
        }
    }

    private void end() {
        isEnding = true;
        terminal.say(terminal.live() ? "" : "Stopping");
        try {
            trial.close();
        } catch (DemoFailed e) {
            terminal.say("demo: " + e.getMessage());
        }
    }
}
