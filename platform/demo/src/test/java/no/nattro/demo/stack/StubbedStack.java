package no.nattro.demo.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import no.nattro.demo.home.Home;
import no.nattro.demo.stack.StubService.Behaviour;

/** A stack with a real PostgreSQL and services that behave, or do not. */
final class StubbedStack {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    final int base = FreePorts.base();
    final RecordedProgress progress = new RecordedProgress();
    final Home home;
    final Stack stack;
    private final StubApps apps;

    StubbedStack(Path folder) {
        this.apps = new StubApps(folder);
        this.home = new Home(Path.of("../.."), folder.resolve(".demo"));
        this.stack = new Stack(home, StubApps.BINARIES, apps);
    }

    void behaves(Component service, Behaviour behaviour) {
        apps.behaves(service, behaviour);
    }

    void start() {
        start(PATIENCE);
    }

    void start(Duration patience) {
        startup(patience).run();
    }

    void start(Replicas replicas) {
        StackState nothing = StackState.empty(base, replicas);
        stack.startup(nothing, nothing.missing(), List.of(), PATIENCE, progress).run();
    }

    Startup startup(Duration patience) {
        StackState alive = stack.running().orElseGet(() -> StackState.empty(base, Replicas.ONE_EACH));
        return stack.startup(alive, alive.missing(), stack.unready(alive), patience, progress);
    }

    void stop() {
        stack.started().ifPresent(state -> stack.stop(state.running(), progress));
    }

    StackState running() {
        return stack.running().orElseThrow();
    }

    Running running(Component component) {
        return running().find(Instance.of(component)).orElseThrow();
    }

    StackStatus status() {
        return StackStatus.of(running(), home, StubApps.BINARIES, InstantSource.system());
    }
}
