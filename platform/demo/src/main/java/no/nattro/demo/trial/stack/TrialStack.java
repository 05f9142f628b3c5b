package no.nattro.demo.trial.stack;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.home.Home;
import no.nattro.demo.postgres.PostgresBinaries;
import no.nattro.demo.process.Ending;
import no.nattro.demo.process.Freezing;
import no.nattro.demo.process.Patience;
import no.nattro.demo.secret.Certificate;
import no.nattro.demo.stack.Apps;
import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.Data;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.stack.Ports;
import no.nattro.demo.stack.Progress;
import no.nattro.demo.stack.Replicas;
import no.nattro.demo.stack.Running;
import no.nattro.demo.stack.Stack;
import no.nattro.demo.stack.StackLock;
import no.nattro.demo.stack.StackState;
import no.nattro.demo.stack.Startup;
import no.nattro.demo.trial.wire.Cut;
import no.nattro.demo.trial.wire.Wires;
import org.jspecify.annotations.Nullable;

/**
 * A whole stack that is there to be broken, by any number of threads. What it has killed stays written down in its stack
 * file: so what is missing there was stopped by a person's {@code down}, and is not brought back.
 */
public final class TrialStack implements AutoCloseable {

    /** Two order-services: what the one leaves behind when it dies, the other takes up. */
    private static final Replicas REPLICAS = new Replicas(Map.of(Component.ORDER, 2));

    /** Of its own accord it compares every minute, and a trial would wait so long for what it says of the end. */
    private static final Map<Component, Map<String, String>> SETTINGS = Map.of(Component.PAYMENT,
            Map.of("NATTRO_RECONCILIATION_INTERVAL", "10s"));

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
    private @Nullable StackLock onlyTrial;
    private @Nullable Startup startup;
    private @Nullable Revival revival;
    private volatile boolean isClosed;

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
        this.stack = new Stack(home, binaries, new OneBuild(apps), wires, SETTINGS);
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
            stack.started().ifPresent(earlier -> earlier.running().forEach(TrialStack::kill));
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
        requireOpen();
        StackState nothing = StackState.empty(ports.base(), REPLICAS);
        Startup everything = stack.startup(nothing, nothing.missing(), List.of(), READY_WITHIN, progress);
        startup = everything;
        revival = new Revival(stack, everything, () -> isClosed);
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

    /** Ends it with no chance to put anything in order; PostgreSQL as {@code pg_ctl stop -m immediate} does. */
    public void kill(Instance instance) {
        requireOpen();
        find(instance).ifPresent(TrialStack::kill);
    }

    private static void kill(Running running) {
        Ending ending = running.component().isService() ? Ending.CRASH : Ending.IMMEDIATE;
        if (!ending.bring(running.process())) {
            throw new DemoFailed(running.instance() + " (pid " + running.pid() + ") does not end");
        }
    }

    /**
     * Brings back a dead one, and returns when it is up; tries again while PostgreSQL is away.
     *
     * @throws DemoFailed when it does not come up, or another command has stopped it
     */
    public void start(Instance instance) {
        requireOpen();
        if (revival == null) {
            throw new IllegalStateException("not started");
        }
        revival.of(instance);
    }

    /** Makes it stand still; no effect on a dead one. Never while all is being stopped: it would not hear that. */
    public synchronized void freeze(Instance instance) {
        requireOpen();
        find(instance).filter(Running::isAlive).ifPresent(running -> Freezing.freeze(running.process()));
    }

    public void thaw(Instance instance) {
        find(instance).ifPresent(running -> Freezing.thaw(running.process()));
    }

    /** From here on what its callers send does not arrive, and their connections are reset. */
    public void cutBefore(Instance instance) {
        wires.to(instance).cut(Cut.BEFORE);
    }

    /** From here on what it answers does not arrive, and the connections are reset. */
    public void cutAfter(Instance instance) {
        wires.to(instance).cut(Cut.AFTER);
    }

    public void restore(Instance instance) {
        wires.to(instance).restore();
    }

    /** How much the cuts before this instance have lost so far. */
    public long losses(Instance instance) {
        return wires.to(instance).losses();
    }

    /** Whether its process is there, frozen or not. */
    public boolean isAlive(Instance instance) {
        return find(instance).filter(Running::isAlive).isPresent();
    }

    /**
     * Thaws, restores and brings back everything.
     *
     * @throws DemoFailed when something does not come up
     */
    public void heal() {
        wires.restore();
        instances().forEach(this::thaw);
        try {
            CompletableFuture.allOf(instances().stream()
                    .map(instance -> CompletableFuture.runAsync(() -> start(instance), Thread.ofPlatform()::start))
                    .toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof DemoFailed failed ? failed : e;
        }
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

    private Optional<Running> find(Instance instance) {
        return stack.started().flatMap(state -> state.find(instance));
    }

    private void requireOpen() {
        if (isClosed) {
            throw new DemoFailed("The trial is being ended");
        }
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
        isClosed = true;
        return startup;
    }

    private synchronized void letOthersTry() {
        if (onlyTrial != null) {
            onlyTrial.close();
            onlyTrial = null;
        }
    }
}
