package no.nattro.demo.trial.stack;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
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
import no.nattro.demo.secret.Certificate;
import no.nattro.demo.stack.Apps;
import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.Data;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.stack.Ports;
import no.nattro.demo.stack.Progress;
import no.nattro.demo.stack.Replicas;
import no.nattro.demo.stack.Stack;
import no.nattro.demo.stack.StackLock;
import no.nattro.demo.stack.StackState;
import no.nattro.demo.stack.Startup;
import no.nattro.demo.trial.fault.Breakable;
import no.nattro.demo.trial.wire.Wires;
import org.jspecify.annotations.Nullable;

/**
 * A whole stack that is there to be broken: its beginning, its end, and how it is between them.
 */
public final class TrialStack implements AutoCloseable {

    /** Two order-services: what the one leaves behind when it dies, the other takes up. */
    private static final Replicas REPLICAS = new Replicas(Map.of(Component.ORDER, 2));

    /** What {@code ./demo up} allows. */
    private static final Duration READY_WITHIN = Duration.ofSeconds(120);

    /** Everybody runs by then, and only has to notice that PostgreSQL is back. */
    private static final Duration HEALED_WITHIN = Duration.ofSeconds(30);

    private final Home home;
    private final Ports ports;
    private final Audible progress;
    private final Wires wires;
    private final Stack stack;
    private final Pulse pulse = new Pulse();
    private final BreakableStack breakable;
    private @Nullable StackLock onlyTrial;
    private @Nullable Startup startup;

    /**
     * Starts nothing yet, so that who wants to be able to end a start has something to close.
     *
     * @param home     of this stack alone: the data that lie there are deleted at the start
     * @param progress shown of the first start and the last stop
     */
    public TrialStack(Home home, PostgresBinaries binaries, Apps apps, int portBase, Progress progress) {
        this.home = home;
        this.ports = new Ports(portBase);
        this.progress = new Audible(progress);
        this.wires = new Wires(REPLICAS.instances(), ports);
        this.stack = new Stack(home, binaries, new OneBuild(apps), wires, TrialSettings.OF);
        this.breakable = new BreakableStack(stack, wires);
    }

    /**
     * Starts everything, without data. The stack of an earlier trial that was killed is ended first.
     *
     * @throws DemoFailed when another trial runs here, or something does not get ready; nothing is left running then
     */
    public void start() {
        beTheOnlyOne();
        try (StackLock _ = stack.lock(() -> {})) {
            stack.endLeftBehind(_ -> {});
            stack.started().ifPresent(earlier -> earlier.running().forEach(BreakableStack::kill));
            new Data(home).wipe();
            prepare().run();
        } finally {
            progress.mute();
        }
    }

    private synchronized void beTheOnlyOne() {
        onlyTrial = StackLock.attempt(home.state().resolve("trial.lock")).orElseThrow(() -> new DemoFailed(
                "A trial is already running in " + home.shown(home.state()) + ". Wait for its end, or end it there."));
    }

    private synchronized Startup prepare() {
        breakable.requireOpen();
        StackState nothing = StackState.empty(ports.base(), REPLICAS);
        Startup everything = stack.startup(nothing, nothing.missing(), List.of(), READY_WITHIN, progress);
        startup = everything;
        breakable.cameFrom(everything);
        return everything;
    }

    public Home home() {
        return home;
    }

    public Ports ports() {
        return ports;
    }

    /** In the order in which people look at them. */
    public List<Instance> instances() {
        return List.copyOf(REPLICAS.instances());
    }

    /** The gateway, under the name that stands in its certificate. */
    public URI shop() {
        return URI.create("https://localhost:" + ports.of(Component.GATEWAY));
    }

    /** The gateway's. */
    public X509Certificate certificate() {
        Certificate certificate = new Certificate(home.tls());
        try {
            return certificate.read();
        } catch (IOException | GeneralSecurityException e) {
            throw new DemoFailed(home.shown(certificate.certificateFile()) + " cannot be read: " + e.getMessage(), e);
        }
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
        Startup begun = begunBeforeTheEnd();
        try {
            if (begun != null) { // else another trial may be at work here, and has the lock for as long as it likes
                stop(begun);
            }
        } finally {
            progress.finished();
            wires.close();
            pulse.close();
            letOthersTry();
        }
    }

    private void stop(Startup begun) {
        try (StackLock _ = stack.lock(() -> {})) {
            progress.unmute();
            begun.stop();
        }
    }

    private synchronized @Nullable Startup begunBeforeTheEnd() {
        breakable.end();
        return startup;
    }

    private synchronized void letOthersTry() {
        if (onlyTrial != null) {
            onlyTrial.close();
            onlyTrial = null;
        }
    }
}
