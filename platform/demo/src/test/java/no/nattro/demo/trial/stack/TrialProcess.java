package no.nattro.demo.trial.stack;

import java.io.IOException;
import java.nio.file.Path;

/** A trial in a process of its own, which can be killed. */
final class TrialProcess {

    private TrialProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        StubbedTrial.in(Path.of(arguments[0]), Integer.parseInt(arguments[1])).trial().start();
        Thread.currentThread().join();
    }

    static Process begin(Path folder, int base) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
                TrialProcess.class.getName(), folder.toString(), Integer.toString(base)).inheritIO().start();
    }
}
