package no.nattro.demo.process;

import java.time.Duration;
import java.util.List;

/** How a kind of process is asked to end: one signal after the other, each with the time it gets to work. */
public record Ending(List<Step> steps) {

    /** Above the 20 s that a service gives to the requests it is still answering. */
    public static final Ending SERVICE = new Ending(List.of(new Step(Signal.TERM, Duration.ofSeconds(25)),
            new Step(Signal.KILL, Duration.ofSeconds(5))));

    /** PostgreSQL takes TERM as "when the last client has gone", INT as "now, in good order", QUIT as "now". */
    public static final Ending POSTGRES = new Ending(List.of(new Step(Signal.INT, Duration.ofSeconds(15)),
            new Step(Signal.QUIT, Duration.ofSeconds(5)), new Step(Signal.KILL, Duration.ofSeconds(5))));

    /** A program that runs to its end; initdb deletes what it has made so far. */
    public static final Ending TOOL = new Ending(List.of(new Step(Signal.INT, Duration.ofSeconds(5)),
            new Step(Signal.KILL, Duration.ofSeconds(5))));

    /** {@code pg_ctl stop -m immediate}: PostgreSQL drops everything at once, and recovers at its next start. */
    public static final Ending IMMEDIATE = new Ending(List.of(new Step(Signal.QUIT, Duration.ofSeconds(10)),
            new Step(Signal.KILL, Duration.ofSeconds(5))));

    /** As a crash ends it: with no chance to put anything in order. */
    public static final Ending CRASH = new Ending(List.of(new Step(Signal.KILL, Duration.ofSeconds(5))));

    public record Step(Signal signal, Duration patience) {}

    /** Returns true when the process has ended, by itself or by one of the signals. */
    public boolean bring(ProcessId process) {
        for (Step step : steps) {
            send(step.signal(), process);
            if (Patience.of(step.patience()).until(() -> !process.isAlive())) {
                return true;
            }
        }
        return !process.isAlive();
    }

    /** A frozen process hears nothing but KILL. */
    private static void send(Signal signal, ProcessId process) {
        if (signal == Signal.KILL) {
            signal.sendToTree(process);
        } else {
            signal.send(process);
            Freezing.thaw(process);
        }
    }
}
