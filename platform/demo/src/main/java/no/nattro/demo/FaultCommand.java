package no.nattro.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import no.nattro.demo.fault.ActiveFault;
import no.nattro.demo.fault.FaultRefused;
import no.nattro.demo.fault.FaultSwitch;
import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.Running;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Breaks running instances from inside, for a while. What a fault may be the service knows, and says it. */
@Command(name = "fault")
final class FaultCommand implements Callable<Integer> {

    private final Context context;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final FaultyNames names = new FaultyNames();

    @Option(names = "--delay", paramLabel = "DURATION", converter = Length.class)
    private @Nullable Duration delay;

    @Option(names = "--jitter", paramLabel = "DURATION", converter = Length.class)
    private @Nullable Duration jitter;

    @Option(names = "--error", paramLabel = "STATUS")
    private @Nullable Integer error;

    @Option(names = "--rate", paramLabel = "SHARE")
    private @Nullable Double rate;

    @Option(names = "--hang")
    private boolean hang;

    @Option(names = "--refuse")
    private boolean refuse;

    @Option(names = "--lose-reply")
    private boolean loseReply;

    @Option(names = "--token", paramLabel = "TOKEN")
    private @Nullable String token;

    @Option(names = "--shopper", paramLabel = "ID")
    private @Nullable String shopper;

    @Option(names = "--for", paramLabel = "DURATION", converter = Length.class)
    private @Nullable Duration length;

    FaultCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Map<String, String> fault = fields();
        if (names.areNone()) {
            throw wrong("Missing required parameter: 'NAME', or the command list or clear");
        }
        List<Running> services = names.in(context.running());
        if (token != null && services.stream().anyMatch(each -> each.component() != Component.PAYMENT)) {
            throw wrong("only the requests to payment have a token");
        }
        services.forEach(service -> context.terminal().say(begun(service, begin(service, fault))));
        return ExitCode.OK;
    }

    private Map<String, String> fields() {
        Map<String, String> fault = new LinkedHashMap<>();
        fault.put("kind", kind());
        put(fault, "delay", delay);
        put(fault, "jitter", jitter);
        put(fault, "status", error);
        put(fault, "rate", rate);
        put(fault, "token", token);
        put(fault, "shopper", shopper);
        if (length == null) {
            throw wrong("--for is needed: how long it shall last, as in 60s, at most 1h");
        }
        put(fault, "for", length);
        return fault;
    }

    private String kind() {
        List<String> kinds = new ArrayList<>();
        addIf(kinds, delay != null, "delay");
        addIf(kinds, error != null, "error");
        addIf(kinds, hang, "hang");
        addIf(kinds, refuse, "refuse");
        addIf(kinds, loseReply, "lose-reply");
        if (kinds.size() != 1) {
            throw wrong("say what shall happen: one of --delay, --error, --hang, --refuse, --lose-reply");
        }
        return kinds.getFirst();
    }

    private ActiveFault begin(Running service, Map<String, String> fault) {
        try {
            return new FaultSwitch(service).begin(fault);
        } catch (FaultRefused refusal) {
            throw wrong((refusal.field().isEmpty() ? "" : "--" + refusal.field().replace("status", "error") + " ")
                    + refusal.getMessage());
        }
    }

    private static String begun(Running service, ActiveFault fault) {
        return service.instance() + ": " + fault.effect() + " for " + fault.scope() + ". It ends by itself in "
                + fault.length() + ", before that with: ./demo fault clear " + service.instance();
    }

    private static void addIf(List<String> kinds, boolean condition, String kind) {
        if (condition) {
            kinds.add(kind);
        }
    }

    private static void put(Map<String, String> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value instanceof Duration length ? length.toMillis() + "ms" : value.toString());
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
