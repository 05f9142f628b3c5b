package no.nattro.demo.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.process.Detached;
import no.nattro.demo.process.LogTail;
import no.nattro.demo.process.Patience;
import no.nattro.demo.secret.Certificate;
import no.nattro.demo.secret.Secrets;
import no.nattro.demo.stack.Launching.Launched;

/**
 * Brings a service from its jar to a process that takes requests.
 *
 * @param settings told to the services besides; what one is told otherwise gives way to them
 * @param patience how long it may take from its start until it is ready
 */
record ServiceStart(Launching launching, Replicas replicas, Neighbours neighbours,
        Map<Component, Map<String, String>> settings, Apps apps, Secrets secrets, Duration patience) {

    /** @param database returns when PostgreSQL is ready; called only by a service that needs it */
    void run(Instance service, Runnable database) {
        launching.doing(service, "unpacking");
        Path jar = apps.jarOf(service.component());
        Path tls = launching.home().tls();
        Certificate certificate = service.component() == Component.GATEWAY
                ? Certificate.make(tls, InstantSource.system())
                : new Certificate(tls);
        if (service.component().needsDatabase()) {
            launching.doing(service, "waiting for PostgreSQL");
            database.run();
        }
        Container container = Container.of(launching.home());
        Map<String, String> configuration = new ServiceEnvironment(launching.ports(), replicas, neighbours,
                secrets, certificate).of(service);
        List<String> command = container.command(Mark.of(launching.home()).jvmOptions(launching.home().temporary()),
                jar);
        awaitReady(launching.start(service, jar.getParent().getFileName().toString(),
                () -> Detached.start(command, environment -> {
                    environment.putAll(container.environment());
                    environment.putAll(configuration);
                    environment.putAll(settings.getOrDefault(service.component(), Map.of()));
                }, launching.home().state(), launching.home().log(service.name()))));
    }

    void awaitAdopted(Running running) {
        awaitReady(new Launched(running, new LogTail(Path.of(running.log()), 0)));
    }

    private void awaitReady(Launched launched) {
        Running service = launched.running();
        boolean hasDecided = Patience.of(patience).until(() -> !service.isAlive() || isReady(service));
        if (hasDecided && service.isAlive()) {
            return;
        }
        String end = hasDecided ? "ended while it started" : "did not get ready within " + patience.toSeconds() + " s";
        throw new DemoFailed(service.instance() + " " + end + ". The end of "
                + launching.home().shown(launched.log().log()) + ":\n" + String.join("\n", launched.log().lines()));
    }

    /** A service that answers, but does not take requests yet, is up to its rehearsal. */
    private boolean isReady(Running service) {
        String health = Health.ofService(service.managementPort());
        if (Health.OUT_OF_SERVICE.equals(health)) {
            launching.doing(service.instance(), "warming up");
        }
        return Health.UP.equals(health);
    }
}
