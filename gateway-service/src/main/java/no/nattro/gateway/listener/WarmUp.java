package no.nattro.gateway.listener;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import no.nattro.gateway.FirstVisit;
import no.nattro.gateway.GatewayProperties;
import no.nattro.platform.request.RequestId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.stereotype.Component;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.netty.http.Http2SslContextSpec;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.tcp.SslProvider;

/**
 * The first visitor, before the gateway is ready: the first handshake, signature and call to a service take a second of a
 * small pod's time, and that second would be some shopper's. A catalogue that is not there yet is waited for, as all may be
 * starting together, but not for ever: readiness that depends on a service would take the gateway down with it.
 */
@Component
class WarmUp implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(WarmUp.class);
    private static final Duration PAUSE = Duration.ofMillis(250); // a shopper hardly notices, a starting service neither
    private static final int BROKEN = 500; // and above: any other answer is one of a service that is there

    private final Duration limit;
    private final ServerProperties server;
    private final FirstVisit visit;
    private final WebServerApplicationContext context;

    WarmUp(GatewayProperties gateway, ServerProperties server, FirstVisit visit, WebServerApplicationContext context) {
        this.limit = gateway.warmUp();
        this.server = server;
        this.visit = visit;
        this.context = context;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        long start = System.nanoTime();
        try {
            HttpClient visitor = visitor();
            visit(visitor, HttpMethod.GET, "/docs/openapi.json")
                    .then(visit(visitor, HttpMethod.POST, "/api/orders")) // 401: signs a cookie, writes a problem, orders nothing
                    .then(untilItIsThere(visit(visitor, HttpMethod.GET, "/api/products")))
                    .timeout(limit, Mono.error(() -> new TimeoutException("no good answer from the catalogue within "
                            + limit.toMillis() + " ms")))
                    .block();
            log.info("Warm after {} ms", Duration.ofNanos(System.nanoTime() - start).toMillis());
        } catch (RuntimeException e) {
            log.warn("Not warm, the first requests will be slow: {}", Exceptions.unwrap(e).toString());
        } finally {
            visit.isOver();
        }
    }

    private static Mono<Integer> untilItIsThere(Mono<Integer> visit) {
        return visit.filter(status -> status < BROKEN).repeatWhenEmpty(empty -> empty.doOnNext(times -> {
            if (times == 0) {
                log.info("Waiting for the catalogue");
            }
        }).delayElements(PAUSE));
    }

    /** The status of the answer, once all of it is there. */
    private static Mono<Integer> visit(HttpClient visitor, HttpMethod method, String path) {
        return visitor.request(method).uri(path)
                .responseSingle((answer, body) -> body.then().thenReturn(answer.status().code()));
    }

    private HttpClient visitor() {
        boolean tls = server.getSsl() != null && server.getSsl().isEnabled();
        HttpClient visitor = HttpClient.newConnection()
                .headers(headers -> headers.set(RequestId.HEADER, visit.id()))
                .baseUrl((tls ? "https://" : "http://") + host(server.getAddress()) + ":"
                        + context.getWebServer().getPort());
        return tls ? visitor.protocol(HttpProtocol.H2, HttpProtocol.HTTP11).secure(WarmUp::trustOurselves) : visitor;
    }

    /** Whatever the certificate says: the one that is shown is our own, and nothing is sent that could be stolen. */
    private static void trustOurselves(SslProvider.SslContextSpec tls) {
        SslProvider.GenericSslContextSpec<?> anyCertificate = Http2SslContextSpec.forClient()
                .configure(context -> context.trustManager(InsecureTrustManagerFactory.INSTANCE));
        tls.sslContext(anyCertificate);
    }

    private static String host(@Nullable InetAddress address) {
        InetAddress reachable = address == null || address.isAnyLocalAddress()
                ? InetAddress.getLoopbackAddress()
                : address;
        String host = reachable.getHostAddress();
        return host.contains(":") ? "[" + host + "]" : host;
    }
}
