package no.nattro.demo.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.home.Home;
import no.nattro.demo.process.Arguments;
import no.nattro.demo.process.Ending;
import no.nattro.demo.process.ProcessId;

/**
 * A process of this stack that the stack file does not name: a command was killed after it had started the process and
 * before it had written that down. Nobody has waited for it to get ready, so it is ended and not adopted.
 */
public record LeftBehind(String what, ProcessId process, Ending ending) {

    /** Only to be believed while nobody is starting anything. */
    static List<LeftBehind> find(Home home, Optional<StackState> known) {
        if (!Files.isDirectory(home.state())) {
            return List.of();
        }
        Mark mark = Mark.of(home);
        Set<Long> written = known.stream().flatMap(state -> state.running().stream()).map(Running::pid)
                .collect(Collectors.toSet());
        List<LeftBehind> found = ProcessHandle.allProcesses().flatMap(process -> of(process, mark).stream())
                .filter(each -> !written.contains(each.process().pid())).toList();
        Set<Long> roots = found.stream().map(each -> each.process().pid()).collect(Collectors.toSet());
        roots.addAll(written);
        return found.stream().filter(each -> !isBelow(each.process().pid(), roots)).toList();
    }

    /** A server that PostgreSQL has just forked still looks like PostgreSQL itself; to end it would be a crash. */
    private static boolean isBelow(long pid, Set<Long> roots) {
        return Stream.iterate(ProcessHandle.of(pid).flatMap(ProcessHandle::parent), Optional::isPresent,
                parent -> parent.flatMap(ProcessHandle::parent))
                .anyMatch(parent -> roots.contains(parent.orElseThrow().pid()));
    }

    private static Optional<LeftBehind> of(ProcessHandle process, Mark mark) {
        List<String> arguments = Arguments.of(process);
        if (arguments.isEmpty()) {
            return Optional.empty();
        }
        Path program = Path.of(arguments.getFirst()).getFileName();
        String name = program == null ? "" : program.toString();
        return switch (name) {
            case "java", "setsid" -> mark.isOnService(arguments)
                    ? some("a service", process, Ending.SERVICE)
                    : tool(name, process, mark.isAt("apps", ".unfinished-", arguments, "--destination"));
            case "postgres" -> mark.isAt("", "postgres", arguments, "-D")
                    || mark.isAt("", ".postgres-unfinished-", arguments, "-D")
                            ? some("PostgreSQL", process, Ending.POSTGRES)
                            : Optional.empty();
            case "keytool" -> tool(name, process, mark.isAt("tls", "unfinished", arguments, "-keystore"));
            case "initdb" -> tool(name, process, mark.isAt("", ".postgres-unfinished-", arguments, "--pgdata"));
            default -> Optional.empty();
        };
    }

    private static Optional<LeftBehind> tool(String what, ProcessHandle process, boolean isOurs) {
        return isOurs ? some(what, process, Ending.TOOL) : Optional.empty();
    }

    private static Optional<LeftBehind> some(String what, ProcessHandle process, Ending ending) {
        return ProcessId.of(process.pid()).map(id -> new LeftBehind(what, id, ending));
    }

    public static String list(List<LeftBehind> processes) {
        return processes.stream().map(each -> each.what() + " (pid " + each.process().pid() + ")")
                .collect(Collectors.joining(", "));
    }

    void end() {
        if (!ending.bring(process)) {
            throw new DemoFailed(what + " (pid " + process.pid() + "), left behind by a killed ./demo, does not end."
                    + " End it by hand.");
        }
    }
}
