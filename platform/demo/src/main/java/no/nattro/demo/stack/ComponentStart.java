package no.nattro.demo.stack;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import no.nattro.demo.home.DemoFailed;

/** Brings one component from nothing to ready, after what it needs. */
final class ComponentStart {

    private final Launching launching;
    private final PostgresStart postgres;
    private final ServiceStart services;
    private final CompletableFuture<Void> database = new CompletableFuture<>();

    ComponentStart(Launching launching, PostgresStart postgres, ServiceStart services) {
        this.launching = launching;
        this.postgres = postgres;
        this.services = services;
    }

    /** Said when PostgreSQL runs already. */
    void databaseIsReady() {
        database.complete(null);
    }

    void run(Component component) {
        try {
            if (component.isService()) {
                services.run(component, () -> awaitDatabase(component));
            } else {
                postgres.run();
                databaseIsReady();
            }
            launching.progress().done(component, "ready");
        } catch (RuntimeException e) {
            launching.failed(component);
            if (!component.isService()) {
                database.completeExceptionally(e);
            }
            throw e;
        }
    }

    private void awaitDatabase(Component service) {
        try {
            database.join();
        } catch (CompletionException e) {
            throw new DemoFailed(service.key() + " needs PostgreSQL, which did not start: "
                    + e.getCause().getMessage(), e);
        }
    }
}
