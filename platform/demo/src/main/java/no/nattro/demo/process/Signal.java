package no.nattro.demo.process;

import java.io.IOException;
import java.util.List;
import no.nattro.demo.home.DemoFailed;

/** The signals that end a process, politely or not, and those that make it stand still and go on. */
public enum Signal {
    TERM, INT, QUIT, KILL, STOP, CONT;

    private static final int MOST_ATTEMPTS = 3;

    /** Sends it if the process is still the one that was meant; Java itself knows only TERM and KILL. */
    public void send(ProcessId process) {
        // Ctrl-C, once more, reaches the small program that sends a signal, too, and the JVM's own that is to start it.
        for (int attempt = 1; process.isAlive() && !isSent(process, attempt == MOST_ATTEMPTS); attempt++) {
            if (attempt == MOST_ATTEMPTS && process.isAlive()) {
                throw new DemoFailed(cannotBeSent(process) + ". Was it started by another user?");
            }
        }
    }

    private boolean isSent(ProcessId process, boolean isLastAttempt) {
        // The shell's own kill: a slim machine has no program of that name.
        List<String> command = List.of("sh", "-c", "kill -s \"$1\" \"$2\"", "kill", name(),
                Long.toString(process.pid()));
        try {
            return new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException e) {
            if (isLastAttempt) {
                throw new DemoFailed(cannotBeSent(process) + ": " + e.getMessage(), e);
            }
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("Interrupted", e);
        }
    }

    private String cannotBeSent(ProcessId process) {
        return "Process " + process.pid() + " cannot be sent " + name();
    }

    /**
     * Sends it to the process and then to those below it. PostgreSQL is many processes: frozen or killed alone, the first
     * of them would leave the others at work.
     */
    public void sendToTree(ProcessId process) {
        List<ProcessId> below = below(process); // once it is dead, nobody knows any more whose they were
        send(process);
        below.forEach(this::send);
        below(process).stream().filter(each -> !below.contains(each)).forEach(this::send); // begun meanwhile
    }

    static List<ProcessId> below(ProcessId process) {
        return process.handle().stream().flatMap(ProcessHandle::descendants)
                .flatMap(handle -> ProcessId.of(handle.pid()).stream()).toList();
    }
}
