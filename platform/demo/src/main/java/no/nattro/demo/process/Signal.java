package no.nattro.demo.process;

import java.io.IOException;
import java.util.List;
import no.nattro.demo.home.DemoFailed;

/** The signals that end a process, politely or not. */
public enum Signal {
    TERM, INT, QUIT, KILL;

    /** Sends it if the process is still the one that was meant; Java itself knows only TERM and KILL. */
    public void send(ProcessId process) {
        if (!process.isAlive()) {
            return;
        }
        // The shell's own kill: a slim machine has no program of that name.
        List<String> command = List.of("sh", "-c", "kill -s \"$1\" \"$2\"", "kill", name(),
                Long.toString(process.pid()));
        try {
            int exit = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
            if (exit != 0 && process.isAlive()) {
                throw new DemoFailed("Process " + process.pid() + " cannot be sent " + name()
                        + ". Was it started by another user?");
            }
        } catch (IOException e) {
            throw new DemoFailed("Process " + process.pid() + " cannot be sent " + name() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("Interrupted", e);
        }
    }
}
