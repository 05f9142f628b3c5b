package no.nattro.demo;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.home.Home;
import no.nattro.demo.logs.Following;
import no.nattro.demo.logs.InstanceLog;
import no.nattro.demo.logs.LogFolder;
import no.nattro.demo.logs.Logs;
import no.nattro.demo.stack.Instance;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads files and asks no process: the logs are most wanted when nothing runs any more. */
@Command(name = "logs")
final class LogsCommand implements Callable<Integer> {

    /** No person notices, and no machine either. */
    private static final Duration INTERVAL = Duration.ofMillis(200);

    /** What was said just before, so that what comes has a beginning. */
    private static final int BEFORE_FOLLOWING = 20;

    private final Context context;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "NAME", arity = "0..*", completionCandidates = InstanceNames.Known.class)
    private List<String> names = List.of();

    @Option(names = {"-f", "--follow"})
    private boolean follow;

    @Option(names = {"-n", "--tail"}, paramLabel = "N")
    private @Nullable Integer tail;

    LogsCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Home home = context.home();
        LogFolder folder = new LogFolder(home.logs(), Instance.firstNames());
        check(folder);
        List<InstanceLog> logs = folder.files(names);
        tellMissing(folder, logs);
        LogPrinter printer = new LogPrinter(context.terminal(), names.isEmpty() ? folder.names() : names);
        if (follow) {
            follow(new Following(() -> folder.files(names)), printer);
        } else if (tail == null) {
            new Logs(logs).giveAll(printer);
        } else {
            new Logs(logs).giveLast(tail, printer);
        }
        return ExitCode.OK;
    }

    private void check(LogFolder folder) {
        if (tail != null && tail < 0) {
            throw new ParameterException(spec.commandLine(), "--tail must be 0 or more");
        }
        for (String name : names) {
            if (!folder.knows(name)) {
                throw new ParameterException(spec.commandLine(),
                        "there is no " + name + ", but " + String.join(", ", folder.names()));
            }
        }
    }

    private void tellMissing(LogFolder folder, List<InstanceLog> logs) {
        List<String> missing = names.stream()
                .filter(name -> logs.stream().noneMatch(log -> log.name().equals(name)))
                .map(name -> name + " has no log yet (" + context.home().shown(folder.file(name).path()) + ").")
                .toList();
        if (follow || !logs.isEmpty()) {
            missing.forEach(context.terminal()::say);
        } else {
            throw new DemoFailed(missing.isEmpty()
                    ? "There are no logs yet in " + context.home().shown(folder.path()) + ". ./demo up writes them."
                    : String.join(" ", missing));
        }
    }

    private void follow(Following following, LogPrinter printer) {
        boolean goesOn = following.begin(tail == null ? BEFORE_FOLLOWING : tail, printer);
        while (goesOn && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(INTERVAL.toNanos());
            goesOn = following.look(printer);
        }
    }
}
