package no.nattro.demo.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.postgres.PostgresBinaries;
import no.nattro.demo.stack.StubService.Behaviour;

/** Builds of services that behave, or do not. */
public final class StubApps implements Apps {

    /** Unpacked once for all tests of this module. */
    public static final PostgresBinaries BINARIES = new PostgresBinaries(
            Path.of("target/postgres-binaries").toAbsolutePath());

    private final Path folder;
    private final Map<Component, Behaviour> behaviours = new ConcurrentHashMap<>();

    public StubApps(Path folder) {
        this.folder = folder;
    }

    public void behaves(Component service, Behaviour behaviour) {
        behaviours.put(service, behaviour);
    }

    @Override
    public String buildOf(Component service) {
        return "stub-" + behaviours.getOrDefault(service, Behaviour.READY);
    }

    @Override
    public Path jarOf(Component service) {
        Path jar = folder.resolve(service.key()).resolve(buildOf(service)).resolve("stub.jar");
        try {
            return StubService.jar(jar, behaviours.getOrDefault(service, Behaviour.READY));
        } catch (IOException e) {
            throw new DemoFailed(e.toString(), e);
        }
    }
}
