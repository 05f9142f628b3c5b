package no.nattro.demo.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Set;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.home.Home;
import no.nattro.demo.postgres.PostgresBinaries;
import no.nattro.demo.secret.Certificate;
import no.nattro.demo.stack.Apps;
import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.stack.Neighbours;
import no.nattro.demo.stack.Ports;
import no.nattro.demo.stack.Progress;
import no.nattro.demo.stack.Stack;
import no.nattro.demo.stack.StackLock;
import org.jspecify.annotations.Nullable;

/**
 * What is measured: one inventory-service with its database, and in front of it, each in a process of its own, a gateway that
 * speaks TLS, one that speaks plain http as behind another edge, and an nginx. All of them wait while one is asked.
 */
public final class BenchSystem implements AutoCloseable {

    private static final Set<Instance> WITH_TLS = Set.of(Instance.of(Component.POSTGRES),
            Instance.of(Component.INVENTORY), Instance.of(Component.GATEWAY));
    private static final Set<Instance> PLAIN = Set.of(Instance.of(Component.GATEWAY));

    /** Beside the ports of the stack with the database, each above its lowest. */
    private static final int PLAIN_PORTS = 20;
    private static final int NGINX_PORT = 40;
    private static final int NGINX_TLS_PORT = 41;

    /** As in a pod whose TLS ends before it. */
    private static final Map<Component, Map<String, String>> BEHIND_AN_EDGE = Map.of(Component.GATEWAY,
            Map.of("SPRING_PROFILES_ACTIVE", "behind-edge",
                    "NATTRO_GATEWAY_TRUSTEDPROXIES", "127.0.0.1/32", "NATTRO_GATEWAY_REDIRECTPORT", "-1",
                    "SERVER_SSL_ENABLED", "false"));

    private final Home home;
    private final Set<Way> ways;
    private final OwnStack tls;
    private final OwnStack plain;
    private final Nginx nginx;
    private @Nullable StackLock onlyOne;
    private @Nullable X509Certificate certificate;

    /** @param home of this system alone: the data that lie there are deleted at the start */
    public BenchSystem(Home home, PostgresBinaries binaries, Apps apps, BenchPlan plan, Progress progress) {
        this.home = home;
        this.ways = plan.ways();
        Ports ports = new Ports(plan.portBase());
        this.tls = new OwnStack(home, new Stack(home, binaries, apps), ports, progress);
        Home other = new Home(home.checkout(), home.state().resolve("behind-edge"));
        Neighbours sameService = (instance, _) -> Neighbours.DIRECT.address(instance, ports);
        this.plain = new OwnStack(other, new Stack(other, binaries, apps, sameService, BEHIND_AN_EDGE),
                new Ports(plan.portBase() + PLAIN_PORTS), progress);
        this.nginx = new Nginx(home.state().resolve("nginx"), plan.portBase() + NGINX_PORT,
                plan.portBase() + NGINX_TLS_PORT);
    }

    /** Whether that way can be gone on this machine. */
    public static boolean has(Way way) {
        return !way.isThroughNginx() || Nginx.program().isPresent();
    }

    void start() {
        beTheOnlyOne();
        tls.start(WITH_TLS);
        certificate = read(new Certificate(home.tls()));
        if (ways.contains(Way.GATEWAY_HTTP)) {
            plain.start(PLAIN);
        }
        if (ways.stream().anyMatch(Way::isThroughNginx)) {
            nginx.start(direct().address(), new Certificate(home.tls()));
        }
    }

    private synchronized void beTheOnlyOne() {
        onlyOne = StackLock.attempt(home.state().resolve("bench.lock")).orElseThrow(() -> new DemoFailed(
                "A measurement is already running in " + home.shown(home.state()) + ". Wait for its end."));
    }

    private X509Certificate read(Certificate made) {
        try {
            return made.read();
        } catch (IOException | GeneralSecurityException e) {
            throw new DemoFailed(home.shown(made.certificateFile()) + " cannot be read: " + e.getMessage(), e);
        }
    }

    X509Certificate certificate() {
        if (certificate == null) {
            throw new IllegalStateException("not started");
        }
        return certificate;
    }

    Door direct() {
        return new Door("inventory", URI.create("http://127.0.0.1:" + tls.ports().of(Component.INVENTORY)),
                HttpClient.Version.HTTP_1_1);
    }

    Door door(Way way) {
        int port = switch (way) {
            case GATEWAY_HTTP -> plain.ports().of(Component.GATEWAY);
            case GATEWAY_TLS, GATEWAY_TLS_H2 -> tls.ports().of(Component.GATEWAY);
            case NGINX_HTTP -> tls.ports().base() + NGINX_PORT;
            case NGINX_TLS, NGINX_TLS_H2 -> tls.ports().base() + NGINX_TLS_PORT;
        };
        // The name that stands in the certificate.
        return new Door(way.words(), URI.create((way.isPlain() ? "http" : "https") + "://localhost:" + port),
                way.version());
    }

    CpuTime service() {
        return new CpuTime("inventory", tls.process(Component.INVENTORY));
    }

    CpuTime between(Way way) {
        return new CpuTime(way.words(), switch (way) {
            case GATEWAY_HTTP -> plain.process(Component.GATEWAY);
            case GATEWAY_TLS, GATEWAY_TLS_H2 -> tls.process(Component.GATEWAY);
            case NGINX_HTTP, NGINX_TLS, NGINX_TLS_H2 -> nginx.process();
        });
    }

    /** Stops everything, also in the middle of a start; callers first. */
    @Override
    public void close() {
        try (OwnStack _ = tls; OwnStack _ = plain; Nginx _ = nginx) {
            // each is closed, whatever becomes of the others
        } finally {
            letOthersTry();
        }
    }

    private synchronized void letOthersTry() {
        if (onlyOne != null) {
            onlyOne.close();
            onlyOne = null;
        }
    }
}
