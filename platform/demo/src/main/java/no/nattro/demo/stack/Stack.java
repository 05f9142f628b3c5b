package no.nattro.demo.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.home.Home;
import no.nattro.demo.home.PrivateFiles;
import no.nattro.demo.postgres.Cluster;
import no.nattro.demo.postgres.PostgresBinaries;
import no.nattro.demo.process.Ending;
import no.nattro.demo.secret.Secrets;

/** The stack of one checkout and state folder. */
public final class Stack {

    private static final Instance POSTGRES = Instance.of(Component.POSTGRES);

    private final Home home;
    private final PostgresBinaries binaries;
    private final Apps apps;
    private final Neighbours neighbours;
    private final Map<Component, Map<String, String>> settings;
    private final StackFile file;

    public Stack(Home home, PostgresBinaries binaries, Apps apps) {
        this(home, binaries, apps, Neighbours.DIRECT, Map.of());
    }

    /**
     * @param neighbours how those that it starts find each other
     * @param settings   what some services are told besides, as variables of their environment
     */
    public Stack(Home home, PostgresBinaries binaries, Apps apps, Neighbours neighbours,
            Map<Component, Map<String, String>> settings) {
        this.home = home;
        this.binaries = binaries;
        this.apps = apps;
        this.neighbours = neighbours;
        this.settings = settings;
        this.file = new StackFile(home.stackFile());
    }

    /** What runs at this moment; empty when nothing does. */
    public Optional<StackState> running() {
        return file.read().map(StackState::alive).filter(state -> !state.running().isEmpty());
    }

    /** What was started and not stopped since, whether it is alive or not. */
    public Optional<StackState> started() {
        return file.read();
    }

    /** Held while anything is started or stopped. */
    public StackLock lock(Runnable waiting) {
        return StackLock.acquire(home.lock(), waiting);
    }

    public boolean isBeingChanged() {
        return StackLock.isHeld(home.lock());
    }

    /** What a killed command has started and could not write down. Only for who holds the lock, or sees that nobody does. */
    public List<LeftBehind> leftBehind() {
        return LeftBehind.find(home, file.read());
    }

    /**
     * Ends what was left behind; for who holds the lock.
     *
     * @param say told about it, if there was anything
     */
    public void endLeftBehind(Consumer<String> say) {
        List<LeftBehind> processes = leftBehind();
        processes.forEach(LeftBehind::end);
        if (!processes.isEmpty()) {
            say.accept("Ended what a killed ./demo had left behind: " + LeftBehind.list(processes));
        }
    }

    /**
     * Looks whether these could be started; the start itself is the caller's to run, and to stop.
     *
     * @param missing instances that do not run
     * @param unready instances that do, and are waited for, too
     * @throws DemoFailed when a port is taken, or the database that they need is not there
     */
    public Startup startup(StackState alive, Set<Instance> missing, List<Running> unready, Duration patience,
            Progress progress) {
        requireDatabase(alive, missing);
        Cluster cluster = new Cluster(home.database(), binaries, Secrets.make(home));
        Ports ports = new Ports(alive.portBase());
        if (missing.contains(POSTGRES)) {
            cluster.clearLeftovers();
        }
        PortCheck.check(ports, missing, alive.replicas().instances());
        makeTemporaryFolder(alive);
        file.write(alive);
        OwnProcesses own = new OwnProcesses(file, alive, new Stopping(file, progress));
        Launching launching = new Launching(home, ports, own, progress);
        InstanceStart start = new InstanceStart(launching, new PostgresStart(launching, cluster),
                new ServiceStart(launching, alive.replicas(), neighbours, settings, apps, cluster.secrets(), patience));
        if (alive.find(POSTGRES).filter(running -> !unready.contains(running)).isPresent()) {
            start.databaseIsReady();
        }
        return new Startup(missing, unready, start, own);
    }

    /**
     * Whoever stops something to start it again asks this first: a command that cannot do what it shall leaves things as
     * they are.
     *
     * @throws DemoFailed when these could not be started, their ports aside
     */
    public void requireStartable(StackState alive, Collection<Instance> instances) {
        requireDatabase(alive, instances);
        instances.stream().map(Instance::component).filter(Component::isService).distinct().forEach(apps::jarOf);
    }

    private static void requireDatabase(StackState alive, Collection<Instance> instances) {
        boolean isThere = instances.contains(POSTGRES) || alive.find(POSTGRES).filter(Stack::isAwake).isPresent();
        if (!isThere && instances.stream().anyMatch(instance -> instance.component().needsDatabase())) {
            throw new DemoFailed("PostgreSQL does not run. First: ./demo start " + POSTGRES);
        }
    }

    /** Nobody cleans up behind a killed service but the next start of everything. */
    private void makeTemporaryFolder(StackState alive) {
        try {
            if (alive.running().isEmpty()) {
                PrivateFiles.delete(home.temporary());
            }
            PrivateFiles.directory(home.temporary());
        } catch (IOException e) {
            throw new DemoFailed(home.temporary() + " cannot be made: " + PrivateFiles.explain(e), e);
        }
    }

    private static boolean isAwake(Running running) {
        if (running.isFrozen()) {
            throw new DemoFailed(running.instance() + " is frozen. First: ./demo thaw " + running.instance());
        }
        return true;
    }

    /**
     * What runs, and does not say that it is up.
     *
     * @throws DemoFailed naming one that is frozen: to wait for it would be in vain
     */
    public List<Running> unready(StackState alive) {
        alive.running().forEach(Stack::isAwake);
        return alive.running().parallelStream()
                .filter(running -> !Health.UP.equals(Health.of(running, home, binaries))).toList();
    }

    /** Whether it takes requests at this moment, found out within twice that time. */
    public static boolean isUp(Running running, Duration limit) {
        return Health.isUp(running, Math.toIntExact(limit.toMillis()));
    }

    public void stop(List<Running> running, Progress progress) {
        new Stopping(file, progress).stop(running);
    }

    /** Ends it as a crash would. */
    public void crash(Running running) {
        new Stopping(file, Progress.NONE).end(running, Ending.CRASH);
    }

    /** The running services of which the checkout now holds another build. */
    public List<Instance> outdated(StackState state) {
        return state.running().stream().filter(running -> running.app() != null)
                .filter(running -> !running.app().equals(apps.buildOf(running.component())))
                .map(Running::instance).toList();
    }
}
