package no.nattro.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.home.Home;
import no.nattro.demo.lesson.payment.Column;
import no.nattro.demo.lesson.payment.SlowPayment;
import no.nattro.demo.lesson.payment.SlowPaymentPlan;
import no.nattro.demo.lesson.payment.SlowPaymentReport;
import no.nattro.demo.stack.Ports;
import no.nattro.demo.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "slow-payment")
final class SlowPaymentCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** With nine requests for a checkout, all of them may come from one address, which is given 100 a second. */
    private static final int MOST_CHECKOUTS = 10;

    /** The breaker is open by then. */
    private static final Duration SHORTEST_HANG = Duration.ofSeconds(5);
    private static final Duration LONGEST_HANG = Duration.ofMinutes(10);

    private static final int LONGEST = 600;

    /** Beside the person's own stack, another above it, and a trial. */
    private static final int ABOVE_THE_ORDINARY = 3000;

    private final Context context;
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--rate", paramLabel = "N", defaultValue = "5")
    private int rate = 5;

    @Option(names = "--hang", paramLabel = "TIME", defaultValue = "30s", converter = Length.class)
    private Duration hang = Duration.ofSeconds(30);

    @Option(names = "--warm-up", paramLabel = "S", defaultValue = "30")
    private int warmUp = 30;

    @Option(names = "--before", paramLabel = "S", defaultValue = "20")
    private int before = 20;

    @Option(names = "--only", paramLabel = "COLUMN")
    private @Nullable Column only;

    @Option(names = "--keep")
    private boolean keep;

    @Option(names = "--port-base", paramLabel = "PORT", converter = PortBase.class)
    private @Nullable Integer portBase;

    @Option(names = "--json")
    private boolean json;

    SlowPaymentCommand(Context context, Map<String, String> environment) {
        this.context = context;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        SlowPaymentPlan plan = plan();
        Home home = context.home().lesson();
        Terminal terminal = context.terminal();
        terminal.say("Lesson slow-payment: payment hangs for " + plan.hang().toSeconds() + " s under "
                + plan.timetable().perSecond() + " requests a second");
        SlowPayment lesson = new SlowPayment(plan, home, context.binaries(), terminal, context.clock());
        SlowPaymentReport report = new StoppingGuard(lesson::close, terminal).run(lesson::run, this::show);
        if (keep) {
            String state = "NATTRO_STATE=" + home.shown(home.within(plan.columns().last().toString()).state());
            terminal.say("The last stack runs on: " + state + " ./demo status, or down");
        }
        return report.holds() ? ExitCode.OK : ExitCode.FAILED;
    }

    private SlowPaymentPlan plan() {
        require(rate >= 1 && rate <= MOST_CHECKOUTS, "--rate must be from 1 to " + MOST_CHECKOUTS);
        require(hang.compareTo(SHORTEST_HANG) >= 0 && hang.compareTo(LONGEST_HANG) <= 0,
                "--hang must be from " + SHORTEST_HANG.toSeconds() + "s to " + LONGEST_HANG.toMinutes() + "m");
        require(warmUp >= 1 && warmUp <= LONGEST, "--warm-up must be from 1 to " + LONGEST);
        require(before >= 1 && before <= LONGEST, "--before must be from 1 to " + LONGEST);
        int base = portBase != null ? portBase : PortBase.above(environment, ABOVE_THE_ORDINARY);
        require(Ports.isPossibleBase(base), "--port-base must be " + Ports.POSSIBLE_BASES);
        return new SlowPaymentPlan(new TreeSet<>(only == null ? EnumSet.allOf(Column.class) : List.of(only)), rate,
                Duration.ofSeconds(warmUp), Duration.ofSeconds(before), hang, base, keep);
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }

    private void show(SlowPaymentReport report) {
        try {
            List<String> lines = json
                    ? List.of(JSON.writeValueAsString(report))
                    : new SlowPaymentPage(context.terminal()).lines(report);
            lines.forEach(context.terminal()::result);
        } catch (JsonProcessingException e) {
            throw new DemoFailed("The figures cannot be written: " + e.getMessage(), e);
        }
    }
}
