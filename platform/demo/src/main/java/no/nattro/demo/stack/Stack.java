package no.nattro.demo.stack;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.home.Home;
import no.nattro.demo.postgres.Cluster;
import no.nattro.demo.postgres.PostgresBinaries;
import no.nattro.demo.secret.Secrets;

/** The stack of one checkout and state folder. */
public final class Stack {

    private final Home home;
    private final PostgresBinaries binaries;
    private final Apps apps;
    private final StackFile file;

    public Stack(Home home, PostgresBinaries binaries, Apps apps) {
        this.home = home;
        this.binaries = binaries;
        this.apps = apps;
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

    /**
     * Looks whether everything that does not run could be started; the start itself is the caller's to run, and to
     * stop.
     *
     * @throws DemoFailed when a port is taken
     */
    public Startup startup(StackState alive, Duration patience, Progress progress) {
        Set<Component> missing = missing(alive);
        Cluster cluster = new Cluster(home.database(), binaries, Secrets.make(home));
        Ports ports = new Ports(alive.portBase());
        if (missing.contains(Component.POSTGRES)) {
            cluster.clearLeftovers();
        }
        PortCheck.check(ports, missing);
        file.write(alive);
        OwnProcesses own = new OwnProcesses(file, alive, new Stopping(file, progress));
        Launching launching = new Launching(home, ports, own, progress);
        ComponentStart start = new ComponentStart(launching, new PostgresStart(launching, cluster),
                new ServiceStart(launching, apps, cluster.secrets(), patience));
        if (!missing.contains(Component.POSTGRES)) {
            start.databaseIsReady();
        }
        return new Startup(missing, start, own);
    }

    /** What has to be started so that everything runs. */
    public static Set<Component> missing(StackState alive) {
        Set<Component> missing = EnumSet.allOf(Component.class);
        alive.running().forEach(running -> missing.remove(running.component()));
        return missing;
    }

    public void stop(StackState state, Progress progress) {
        new Stopping(file, progress).stop(state.running());
    }

    /** The running services of which the checkout now holds another build. */
    public List<Component> outdated(StackState state) {
        return state.running().stream().filter(running -> running.app() != null)
                .filter(running -> !running.app().equals(apps.buildOf(running.component())))
                .map(Running::component).toList();
    }
}
