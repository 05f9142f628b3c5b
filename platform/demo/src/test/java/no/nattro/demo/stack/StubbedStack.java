package no.nattro.demo.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.home.Home;
import no.nattro.demo.postgres.PostgresBinaries;
import no.nattro.demo.stack.StubService.Behaviour;

/** A stack with a real PostgreSQL and services that behave, or do not. */
final class StubbedStack implements Apps {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Unpacked once for all tests of this module. */
    private static final PostgresBinaries BINARIES = new PostgresBinaries(
            Path.of("target/postgres-binaries").toAbsolutePath());

    final int base = FreePorts.base();
    final RecordedProgress progress = new RecordedProgress();
    final Home home;
    final Stack stack;
    private final Path folder;
    private final Map<Component, Behaviour> behaviours = new EnumMap<>(Component.class);

    StubbedStack(Path folder) {
        this.folder = folder;
        this.home = new Home(Path.of("../.."), folder.resolve(".demo"));
        this.stack = new Stack(home, BINARIES, this);
    }

    void behaves(Component service, Behaviour behaviour) {
        behaviours.put(service, behaviour);
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
        return StackStatus.of(running(), home, BINARIES, InstantSource.system());
    }

    @Override
    public String buildOf(Component service) {
        return "stub-" + behaviours.getOrDefault(service, Behaviour.READY);
    }

    @Override
    public Path jarOf(Component service) {
        try {
            return StubService.jar(folder.resolve(service.key()).resolve(buildOf(service)).resolve("stub.jar"),
                    behaviours.getOrDefault(service, Behaviour.READY));
        } catch (IOException e) {
            throw new DemoFailed(e.toString(), e);
        }
    }
}
