package no.nattro.demo.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Set;
import no.nattro.demo.home.Home;
import no.nattro.demo.postgres.PostgresBinaries;
import no.nattro.demo.process.ProcessId;
import no.nattro.demo.secret.Certificate;
import no.nattro.demo.stack.Apps;
import no.nattro.demo.stack.Component;
import no.nattro.demo.stack.Instance;
import no.nattro.demo.stack.Neighbours;
import no.nattro.demo.stack.OneAtATime;
import no.nattro.demo.stack.OwnStack;
import no.nattro.demo.stack.Ports;
import no.nattro.demo.stack.Progress;
import no.nattro.demo.stack.Replicas;
import no.nattro.demo.stack.Stack;
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
    private final OneAtATime only;
    private @Nullable X509Certificate certificate;

    /** @param home of this system alone: the data that lie there are deleted at the start */
    public BenchSystem(Home home, PostgresBinaries binaries, Apps apps, BenchPlan plan, Progress progress) {
        this.only = new OneAtATime("bench", home);
        this.home = home;
        this.ways = plan.ways();
        Ports ports = new Ports(plan.portBase());
        this.tls = new OwnStack(home, new Stack(home, binaries, apps), ports, Replicas.ONE_EACH, progress);
        Home other = home.within("behind-edge");
        Neighbours sameService = (instance, _) -> Neighbours.DIRECT.address(instance, ports);
        this.plain = new OwnStack(other, new Stack(other, binaries, apps, sameService, BEHIND_AN_EDGE),
                new Ports(plan.portBase() + PLAIN_PORTS), Replicas.ONE_EACH, progress);
        this.nginx = new Nginx(home.state().resolve("nginx"), plan.portBase() + NGINX_PORT,
                plan.portBase() + NGINX_TLS_PORT);
    }

    /** Whether that way can be gone on this machine. */
    public static boolean has(Way way) {
        return !way.isThroughNginx() || Nginx.program().isPresent();
    }

    void start() {
        only.begin();
        tls.start(WITH_TLS);
        certificate = tls.certificate();
        if (ways.contains(Way.GATEWAY_HTTP)) {
            plain.start(PLAIN);
        }
        if (ways.stream().anyMatch(Way::isThroughNginx)) {
            nginx.start(direct().address(), new Certificate(home.tls()));
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
        return new CpuTime("inventory", process(tls, Component.INVENTORY));
    }

    CpuTime between(Way way) {
        return new CpuTime(way.words(), switch (way) {
            case GATEWAY_HTTP -> process(plain, Component.GATEWAY);
            case GATEWAY_TLS, GATEWAY_TLS_H2 -> process(tls, Component.GATEWAY);
            case NGINX_HTTP, NGINX_TLS, NGINX_TLS_H2 -> nginx.process();
        });
    }

    private static ProcessId process(OwnStack stack, Component component) {
        return stack.running(Instance.of(component)).process();
    }

    /** Stops everything, also in the middle of a start; callers first. */
    @Override
    public void close() {
        try (OneAtATime _ = only; OwnStack _ = tls; OwnStack _ = plain; Nginx _ = nginx) {
            // each is closed, whatever becomes of the others
        }
    }
}
