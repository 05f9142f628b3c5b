package no.nattro.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import no.nattro.demo.bench.Bench;
import no.nattro.demo.bench.BenchPlan;
import no.nattro.demo.bench.BenchReport;
import no.nattro.demo.bench.BenchSystem;
import no.nattro.demo.bench.Way;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.home.Home;
import no.nattro.demo.stack.Ports;
import no.nattro.demo.stack.StackFile;
import no.nattro.demo.stack.UnpackedApps;
import no.nattro.demo.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "bench")
final class BenchCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** Beside the person's own stack, another above it, and a trial. */
    private static final int ABOVE_THE_ORDINARY = 4000;

    private static final int LONGEST_WINDOW = 600;
    private static final int MOST_PAIRS = 100;

    private final Context context;
    private final Map<String, String> environment;

    /** What can be measured. Its names are what a person writes. */
    enum What {
        gateway
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "WHAT")
    private What what = What.gateway;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "10")
    private int seconds = 10;

    @Option(names = "--pairs", paramLabel = "N", defaultValue = "5")
    private int pairs = 5;

    @Option(names = "--warm-up", paramLabel = "S", defaultValue = "90")
    private int warmUp = 90;

    @Option(names = "--way", paramLabel = "WAY")
    private @Nullable List<Way> chosen;

    @Option(names = "--port-base", paramLabel = "PORT", converter = PortBase.class)
    private @Nullable Integer portBase;

    @Option(names = "--json")
    private boolean json;

    BenchCommand(Context context, Map<String, String> environment) {
        this.context = context;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        BenchPlan plan = plan();
        Home home = context.home().bench();
        Terminal terminal = context.terminal();
        BenchSystem system = new BenchSystem(home, context.binaries(),
                new UnpackedApps(home, new StackFile(home.stackFile())), plan, terminal.progress());
        Bench bench = new Bench(plan, system, terminal::say);
        new StoppingGuard(bench::close, terminal).run(bench::run, this::show);
        return ExitCode.OK;
    }

    private BenchPlan plan() {
        require(seconds >= 1 && seconds <= LONGEST_WINDOW, "--seconds must be from 1 to " + LONGEST_WINDOW);
        require(pairs >= 1 && pairs <= MOST_PAIRS, "--pairs must be from 1 to " + MOST_PAIRS);
        require(warmUp >= 1 && warmUp <= LONGEST_WINDOW, "--warm-up must be from 1 to " + LONGEST_WINDOW);
        int base = portBase != null ? portBase : PortBase.above(environment, ABOVE_THE_ORDINARY);
        require(Ports.isPossibleBase(base), "--port-base must be " + Ports.POSSIBLE_BASES);
        return new BenchPlan(ways(), Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds), pairs, base);
    }

    private SortedSet<Way> ways() {
        if (chosen != null) {
            return new TreeSet<>(chosen);
        }
        SortedSet<Way> possible = Arrays.stream(Way.values()).filter(BenchSystem::has)
                .collect(Collectors.toCollection(TreeSet::new));
        if (possible.size() < Way.values().length) {
            context.terminal().say("nginx is not installed (apt install nginx-light): it is left out");
        }
        return possible;
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }

    private void show(BenchReport report) {
        try {
            List<String> lines = json
                    ? List.of(JSON.writeValueAsString(report))
                    : new BenchPage(context.terminal()).lines(report);
            lines.forEach(context.terminal()::result);
        } catch (JsonProcessingException e) {
            throw new DemoFailed("The figures cannot be written: " + e.getMessage(), e);
        }
    }
}
