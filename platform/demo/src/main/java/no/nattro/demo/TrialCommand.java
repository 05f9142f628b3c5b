package no.nattro.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.home.Home;
import no.nattro.demo.home.PrivateFiles;
import no.nattro.demo.stack.Ports;
import no.nattro.demo.stack.StackFile;
import no.nattro.demo.stack.UnpackedApps;
import no.nattro.demo.terminal.Terminal;
import no.nattro.demo.trial.Trial;
import no.nattro.demo.trial.TrialPlan;
import no.nattro.demo.trial.report.TrialReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "trial")
final class TrialCommand implements Callable<Integer> {

    /** Twelve seconds are enough for a cut; the history of an hour still fits into this command's memory. */
    private static final double SHORTEST_MINUTES = 0.2;
    private static final double LONGEST_MINUTES = 60;

    /** A shop on a small machine has enough with these. */
    private static final int MOST_CLIENTS = 100;

    /** Beside the person's own stack, and another that may stand a thousand above it. */
    private static final int ABOVE_THE_ORDINARY = 2000;

    /** Short enough to be typed. */
    private static final long SEEDS = 1_000_000;

    private final Context context;
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--minutes", paramLabel = "M", defaultValue = "10")
    private double minutes = 10;

    @Option(names = "--seed", paramLabel = "S")
    private @Nullable Long seed;

    @Option(names = "--clients", paramLabel = "N", defaultValue = "16")
    private int clients = 16;

    @Option(names = "--port-base", paramLabel = "PORT", converter = PortBase.class)
    private @Nullable Integer portBase;

    @Option(names = "--dry-run")
    private boolean dryRun;

    TrialCommand(Context context, Map<String, String> environment) {
        this.context = context;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        TrialPlan plan = plan();
        Terminal terminal = context.terminal();
        terminal.say("Trial: seed " + plan.seed() + ", " + plan.schedule().faults().size() + " faults in "
                + Math.round(plan.duration().toSeconds()) + " s, " + plan.clients() + " clients");
        if (dryRun) {
            plan.schedule().lines().forEach(terminal::result);
            return ExitCode.OK;
        }
        Home home = context.home().trial();
        String look = "NATTRO_STATE=" + home.shown(home.state()) + " ./demo ";
        terminal.say("To look into it, in another terminal: " + look + "status --watch, or " + look + "logs --follow");
        Trial trial = new Trial(plan, home, context.binaries(), new UnpackedApps(home, new StackFile(home.stackFile())),
                terminal, context.clock());
        TrialReport report = new StoppingGuard(trial::close, terminal).run(trial::run, result -> show(result, home));
        return report.holds() ? ExitCode.OK : ExitCode.FAILED;
    }

    private TrialPlan plan() {
        require(minutes >= SHORTEST_MINUTES && minutes <= LONGEST_MINUTES,
                "--minutes must be from " + SHORTEST_MINUTES + " to " + Math.round(LONGEST_MINUTES));
        require(clients >= 1 && clients <= MOST_CLIENTS, "--clients must be from 1 to " + MOST_CLIENTS);
        int base = portBase != null ? portBase : PortBase.above(environment, ABOVE_THE_ORDINARY);
        require(Ports.isPossibleBase(base), "--port-base must be " + Ports.POSSIBLE_BASES);
        return new TrialPlan(seed != null ? seed : ThreadLocalRandom.current().nextLong(SEEDS),
                Duration.ofMillis(Math.round(minutes * 60_000)), clients, base);
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }

    private void show(TrialReport report, Home home) {
        new TrialPage(context.terminal()).lines(report).forEach(context.terminal()::result);
        Terminal plain = new Terminal(new PrintStream(new ByteArrayOutputStream()), context.terminal().err(), false,
                false);
        try {
            PrivateFiles.write(home.state().resolve("report.txt"),
                    new TrialPage(plain).lines(report).stream().collect(Collectors.joining("\n", "", "\n")));
        } catch (IOException e) {
            throw new DemoFailed("The report cannot be written to " + home.shown(home.state()) + ": "
                    + PrivateFiles.explain(e), e);
        }
    }
}
