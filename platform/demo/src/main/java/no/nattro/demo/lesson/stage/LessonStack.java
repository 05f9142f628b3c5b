package no.nattro.demo.lesson.stage;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.SortedSet;
import no.nattro.demo.books.Books;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.home.Home;
import no.nattro.demo.postgres.PostgresBinaries;
import no.nattro.demo.secret.Secrets;
import no.nattro.demo.stack.Apps;
import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.stack.Neighbours;
import no.nattro.demo.stack.OwnStack;
import no.nattro.demo.stack.Ports;
import no.nattro.demo.stack.Progress;
import no.nattro.demo.stack.Replicas;
import no.nattro.demo.stack.Running;
import no.nattro.demo.stack.Stack;
import no.nattro.postgres.Role;

/** The stack of a lesson: one of each, as in the shop, but for what the lesson is about. */
public final class LessonStack implements AutoCloseable {

    private static final SortedSet<Instance> EVERYTHING = Replicas.ONE_EACH.instances();

    private final Home home;
    private final OwnStack own;

    /**
     * Starts nothing yet, so that who wants to be able to end a start has something to close.
     *
     * @param home     of this stack alone: the data that lie there are deleted at the start
     * @param settings what some services are told besides, as variables of their environment
     */
    public LessonStack(Home home, PostgresBinaries binaries, Apps apps, int portBase,
            Map<Component, Map<String, String>> settings, Progress progress) {
        this.home = home;
        this.own = new OwnStack(home, new Stack(home, binaries, apps, Neighbours.DIRECT, settings),
                new Ports(portBase), Replicas.ONE_EACH, progress);
    }

    /** Ends what a lesson that was killed, or was to be looked at, has left running here. */
    public void endEarlier() {
        own.endEarlier();
    }

    /** @throws DemoFailed when something does not get ready; nothing is left running then */
    public void start() {
        own.start(EVERYTHING);
    }

    public Home home() {
        return home;
    }

    public URI shop() {
        return own.shop();
    }

    public X509Certificate certificate() {
        return own.certificate();
    }

    public Books books() {
        return new Books(own.ports()::jdbcUrl, new Secrets(home.secrets()).password(Role.AUDITOR));
    }

    public ManagementPort management(Component service) {
        Instance instance = Instance.of(service);
        return new ManagementPort(instance, own.ports().management(instance).orElseThrow());
    }

    /** How one of its services is at that moment, which is now. */
    public Vitals vitals(Component service, Duration now) {
        Running running = own.running(Instance.of(service));
        return Vitals.of(now, running, management(service));
    }

    /** Stops everything, also in the middle of a start. Any thread may; a second one waits until all has ended. */
    @Override
    public void close() {
        own.close();
    }
}
