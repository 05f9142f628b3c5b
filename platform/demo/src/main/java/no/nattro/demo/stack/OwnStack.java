package no.nattro.demo.stack;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.home.Home;
import no.nattro.demo.secret.Certificate;
import org.jspecify.annotations.Nullable;

/**
 * A stack that a command has for itself, beside the person's: it begins without data, and ends with the command. Any thread may
 * end it, in the middle of its start too.
 */
public final class OwnStack implements AutoCloseable {

    /** What {@code ./demo up} allows. */
    private static final Duration READY_WITHIN = Duration.ofSeconds(120);

    private final Home home;
    private final Stack stack;
    private final Ports ports;
    private final Replicas replicas;
    private final Progress progress;
    private @Nullable Startup startup;
    private boolean isClosed;

    /** @param home of this stack alone: the data that lie there are deleted at the start */
    public OwnStack(Home home, Stack stack, Ports ports, Replicas replicas, Progress progress) {
        this.home = home;
        this.stack = stack;
        this.ports = ports;
        this.replicas = replicas;
        this.progress = progress;
    }

    /** As the other does, for who starts nothing again. */
    public void start(Set<Instance> instances) {
        start(instances, _ -> {});
    }

    /**
     * Starts these, without data. What a killed command has left here is ended first.
     *
     * @param begins given what can start one of them again
     * @throws DemoFailed when one does not get ready; nothing is left running then
     */
    public void start(Set<Instance> instances, Consumer<Startup> begins) {
        try (StackLock _ = stack.lock(() -> {})) {
            endEarlier();
            new Data(home).wipe();
            prepare(instances, begins).run();
        } finally {
            progress.finished();
        }
    }

    /** Ends what a killed command has left here. */
    public void endEarlier() {
        try (StackLock _ = stack.lock(() -> {})) {
            stack.endLeftBehind(_ -> {});
            stack.started().ifPresent(earlier -> stack.stop(earlier.running(), Progress.NONE));
        }
    }

    private synchronized Startup prepare(Set<Instance> instances, Consumer<Startup> begins) {
        if (isClosed) {
            throw new DemoFailed("This stack is being stopped");
        }
        startup = stack.startup(StackState.empty(ports.base(), replicas), instances, List.of(), READY_WITHIN, progress);
        begins.accept(startup);
        return startup;
    }

    /** @throws DemoFailed when another command has stopped it */
    public Running running(Instance instance) {
        return stack.started().flatMap(state -> state.find(instance))
                .orElseThrow(() -> new DemoFailed(instance + " was stopped by another ./demo"));
    }

    public Ports ports() {
        return ports;
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

    /** Stops everything that was started here. A second thread waits until all has ended. */
    @Override
    public void close() {
        Startup begun = begunBeforeTheEnd();
        if (begun != null) { // else another command may be at work here, and has the lock for as long as it likes
            try (StackLock _ = stack.lock(() -> {})) {
                begun.stop();
            } finally {
                progress.finished();
            }
        }
    }

    private synchronized @Nullable Startup begunBeforeTheEnd() {
        isClosed = true;
        return startup;
    }
}
