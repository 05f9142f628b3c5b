package no.nattro.demo.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.home.Home;
import no.nattro.demo.postgres.Cluster;
import no.nattro.demo.postgres.PostgresServer;
import no.nattro.demo.process.Detached;
import no.nattro.demo.process.LogTail;
import no.nattro.demo.process.Patience;
import no.nattro.demo.process.ProcessId;
import no.nattro.demo.secret.Certificate;
import org.jspecify.annotations.Nullable;

/** Brings one component from nothing to ready. */
final class ComponentStart {

    private final Home home;
    private final Apps apps;
    private final Ports ports;
    private final Cluster cluster;
    private final OwnProcesses own;
    private final Progress progress;
    private final Duration patience;
    private final CompletableFuture<Void> database = new CompletableFuture<>();

    ComponentStart(Home home, Apps apps, Ports ports, Cluster cluster, OwnProcesses own, Progress progress,
            Duration patience) {
        this.home = home;
        this.apps = apps;
        this.ports = ports;
        this.cluster = cluster;
        this.own = own;
        this.progress = progress;
        this.patience = patience;
    }

    /** Said when PostgreSQL runs already. */
    void databaseIsReady() {
        database.complete(null);
    }

    void run(Component component) {
        try {
            if (component.isService()) {
                service(component);
            } else {
                postgres();
            }
            progress.done(component, "ready");
        } catch (RuntimeException e) {
            if (!own.isClosed()) {
                progress.failed(component);
            }
            throw e;
        }
    }

    private void postgres() {
        try {
            if (!cluster.binaries().areUnpacked()) {
                doing(Component.POSTGRES, "unpacking PostgreSQL, once for this user");
                cluster.binaries().unpack();
            }
            int port = ports.of(Component.POSTGRES);
            Path log = home.log(Component.POSTGRES.key());
            if (!cluster.isMade()) {
                doing(Component.POSTGRES, "making the databases");
                cluster.make(port, log);
            }
            PostgresServer server = cluster.server(port);
            LogTail tail = LogTail.mark(log);
            Running running = start(Component.POSTGRES, null, () -> server.start(log));
            Cluster.awaitReady(server, running.process(), tail);
            database.complete(null);
        } catch (RuntimeException e) {
            database.completeExceptionally(e);
            throw e;
        }
    }

    private void service(Component service) {
        doing(service, "unpacking");
        Path jar = apps.jarOf(service);
        Certificate certificate = service == Component.GATEWAY
                ? Certificate.make(home.tls(), InstantSource.system())
                : new Certificate(home.tls());
        if (service.needsDatabase()) {
            awaitDatabase(service);
        }
        Container container = Container.of(home);
        Map<String, String> configuration = new ServiceEnvironment(ports, cluster.secrets(), certificate).of(service);
        Path log = home.log(service.key());
        LogTail tail = LogTail.mark(log);
        Running running = start(service, jar.getParent().getFileName().toString(),
                () -> Detached.start(container.command(jar), environment -> {
                    environment.putAll(container.environment());
                    environment.putAll(configuration);
                }, home.state(), log));
        awaitReady(running, tail);
    }

    /** Once everything is being stopped, only that is shown. */
    private void doing(Component component, String what) {
        if (!own.isClosed()) {
            progress.doing(component, what);
        }
    }

    private void awaitDatabase(Component service) {
        doing(service, "waiting for PostgreSQL");
        try {
            database.join();
        } catch (CompletionException e) {
            throw new DemoFailed(service.key() + " needs PostgreSQL, which did not start: " + e.getCause().getMessage(),
                    e);
        }
    }

    private Running start(Component component, @Nullable String app, Supplier<ProcessId> starter) {
        doing(component, "starting");
        return own.start(() -> {
            ProcessId process = starter.get();
            return new Running(component, process.pid(), process.born(), ports.of(component),
                    ports.management(component).orElse(null), home.log(component.key()).toString(), app);
        });
    }

    private void awaitReady(Running running, LogTail tail) {
        boolean answered = Patience.of(patience)
                .until(() -> Health.UP.equals(Health.ofService(running.managementPort()))
                        || !running.isAlive());
        if (!answered || !running.isAlive()) {
            throw new DemoFailed(running.component().key()
                    + (answered
                            ? " ended while it started"
                            : " did not get ready"
                                    + " within " + patience.toSeconds() + " s")
                    + ". The end of " + home.shown(tail.log()) + ":\n"
                    + String.join("\n", tail.lines()));
        }
    }
}
