package no.nattro.demo.stack;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import no.nattro.demo.home.DemoFailed;

/** Brings one instance from nothing to ready, after what it needs. */
final class InstanceStart {

    private final Launching launching;
    private final PostgresStart postgres;
    private final ServiceStart services;
    private final CompletableFuture<Void> database = new CompletableFuture<>();

    InstanceStart(Launching launching, PostgresStart postgres, ServiceStart services) {
        this.launching = launching;
        this.postgres = postgres;
        this.services = services;
    }

    /** Said when PostgreSQL runs already. */
    void databaseIsReady() {
        database.complete(null);
    }

    void run(Instance instance) {
        begin(instance, () -> {
            if (instance.component().isService()) {
                services.run(instance, () -> awaitDatabase(instance));
            } else {
                postgres.run();
                databaseIsReady();
            }
        });
    }

    /** Waits for one that an earlier command has started, and that was killed before it was ready. */
    void adopt(Running running) {
        begin(running.instance(), () -> {
            launching.doing(running.instance(), "getting ready");
            if (running.component().isService()) {
                services.awaitAdopted(running);
            } else {
                postgres.awaitAdopted(running);
                databaseIsReady();
            }
        });
    }

    private void begin(Instance instance, Runnable start) {
        try {
            start.run();
            launching.progress().done(instance, "ready");
        } catch (RuntimeException e) {
            launching.failed(instance);
            if (!instance.component().isService()) {
                database.completeExceptionally(e);
            }
            throw e;
        }
    }

    private void awaitDatabase(Instance service) {
        try {
            database.join();
        } catch (CompletionException e) {
            throw new DemoFailed(service.name() + " needs PostgreSQL, which did not start: "
                    + e.getCause().getMessage(), e);
        }
    }
}
