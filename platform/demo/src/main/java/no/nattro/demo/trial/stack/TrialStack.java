package no.nattro.demo.trial.stack;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.home.Home;
import no.nattro.demo.postgres.PostgresBinaries;
import no.nattro.demo.process.Patience;
import no.nattro.demo.stack.Apps;
import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.stack.OneAtATime;
import no.nattro.demo.stack.OneBuild;
import no.nattro.demo.stack.OwnStack;
import no.nattro.demo.stack.Ports;
import no.nattro.demo.stack.Progress;
import no.nattro.demo.stack.Replicas;
import no.nattro.demo.stack.Stack;
import no.nattro.demo.trial.fault.Breakable;
import no.nattro.demo.trial.wire.Wires;

/**
 * A whole stack that is there to be broken: its beginning, its end, and how it is between them.
 */
public final class TrialStack implements AutoCloseable {

    /** Two order-services: what the one leaves behind when it dies, the other takes up. */
    private static final Replicas REPLICAS = new Replicas(Map.of(Component.ORDER, 2));

    /** Everybody runs by then, and only has to notice that PostgreSQL is back. */
    private static final Duration HEALED_WITHIN = Duration.ofSeconds(30);

    private final Home home;
    private final Audible progress;
    private final Wires wires;
    private final Stack stack;
    private final OwnStack own;
    private final OneAtATime only;
    private final Pulse pulse = new Pulse();
    private final BreakableStack breakable;

    /**
     * Starts nothing yet, so that who wants to be able to end a start has something to close.
     *
     * @param home     of this stack alone: the data that lie there are deleted at the start
     * @param progress shown of the first start and the last stop
     */
    public TrialStack(Home home, PostgresBinaries binaries, Apps apps, int portBase, Progress progress) {
        Ports ports = new Ports(portBase);
        this.home = home;
        this.progress = new Audible(progress);
        this.wires = new Wires(REPLICAS.instances(), ports);
        this.stack = new Stack(home, binaries, new OneBuild(apps), wires, TrialSettings.OF);
        this.own = new OwnStack(home, stack, ports, REPLICAS, this.progress);
        this.only = new OneAtATime("trial", home);
        this.breakable = new BreakableStack(stack, wires);
    }

    /**
     * Starts everything, without data. The stack of an earlier trial that was killed is ended first.
     *
     * @throws DemoFailed when another trial runs here, or something does not get ready; nothing is left running then
     */
    public void start() {
        only.begin();
        try {
            own.start(REPLICAS.instances(), breakable::cameFrom);
        } finally {
            progress.mute();
        }
    }

    public Home home() {
        return home;
    }

    public Ports ports() {
        return own.ports();
    }

    /** In the order in which people look at them. */
    public List<Instance> instances() {
        return List.copyOf(REPLICAS.instances());
    }

    /** The gateway, under the name that stands in its certificate. */
    public URI shop() {
        return own.shop();
    }

    /** The gateway's. */
    public X509Certificate certificate() {
        return own.certificate();
    }

    /** What can be done to it. */
    public Breakable breakable() {
        return breakable;
    }

    /**
     * Thaws, restores and brings back everything.
     *
     * @throws DemoFailed when something does not come up
     */
    public void heal() {
        breakable.mend(instances());
        if (!Patience.of(HEALED_WITHIN).until(() -> down().isEmpty())) {
            throw new DemoFailed("Started again, but not up within " + HEALED_WITHIN.toSeconds() + " s: " + down());
        }
    }

    private String down() {
        return up().entrySet().stream().filter(each -> !each.getValue()).map(each -> each.getKey().name())
                .collect(Collectors.joining(", "));
    }

    /** Whether each takes requests at this moment; known within half a second. */
    public Map<Instance, Boolean> up() {
        Map<Instance, Boolean> up = new TreeMap<>();
        instances().forEach(instance -> up.put(instance, false));
        stack.started().ifPresent(state -> up.putAll(pulse.of(state.running())));
        return up;
    }

    /** Stops everything, also in the middle of a start. Any thread may; a second one waits until all has ended. */
    @Override
    public void close() {
        breakable.end();
        progress.unmute();
        try (OneAtATime _ = only; Pulse _ = pulse; Wires _ = wires; OwnStack _ = own) {
            // each is closed, whatever becomes of the others
        }
    }
}
