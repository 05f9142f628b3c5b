package no.nattro.demo.script;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** What a test does to processes, as a person would with {@code kill}. */
final class Processes {

    private Processes() {}

    /** A terminal sends it to everything that runs in it, and not to the command alone. */
    static void interrupt(Shell.Started run) {
        long group = run.process().pid();
        try {
            new ProcessBuilder("sh", "-c", "kill -s INT -- -" + group + " || kill -s INT " + group).inheritIO().start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With -9, as the system does when memory is short: nobody gets to clean up. */
    static void kill(ProcessHandle process) {
        signal("KILL", List.of(process));
    }

    static void freeze(Collection<ProcessHandle> processes) {
        signal("STOP", processes);
    }

    static void thaw(Collection<ProcessHandle> processes) {
        signal("CONT", processes);
    }

    /** The process and all that it has started. */
    static List<ProcessHandle> tree(ProcessHandle root) {
        return Stream.concat(Stream.of(root), root.descendants()).toList();
    }

    private static void signal(String name, Collection<ProcessHandle> processes) {
        List<String> command = Stream.concat(Stream.of("sh", "-c", "for pid in \"$@\"; do kill -s " + name
                + " $pid 2>/dev/null; done", "kill"), processes.stream().map(each -> Long.toString(each.pid())))
                .toList();
        try {
            new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
