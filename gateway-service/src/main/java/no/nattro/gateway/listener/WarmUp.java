package no.nattro.gateway.listener;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.net.InetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.Http2SslContextSpec;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.tcp.SslProvider;

/**
 * The first visitor, before the gateway is ready: the first handshake, signature and call to a service take a second of a
 * small pod's time, and that second would be some shopper's. A service that is not there yet is a line in the log.
 */
@Component
class WarmUp implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(WarmUp.class);
    private static final Duration LIMIT = Duration.ofSeconds(10); // a gateway that starts cold is better than none

    private final ServerProperties server;
    private final WebServerApplicationContext context;

    WarmUp(ServerProperties server, WebServerApplicationContext context) {
        this.server = server;
        this.context = context;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        long start = System.nanoTime();
        try {
            HttpClient visitor = visitor();
            Flux.concat(visit(visitor, HttpMethod.GET, "/docs/openapi.json"),
                    visit(visitor, HttpMethod.POST, "/api/orders"), // 401: signs a cookie, writes a problem, orders nothing
                    visit(visitor, HttpMethod.GET, "/api/products"))
                    .blockLast(LIMIT);
            log.info("Warm after {} ms", Duration.ofNanos(System.nanoTime() - start).toMillis());
        } catch (RuntimeException e) {
            log.warn("Not warm, the first requests will be slow: {}", e.toString());
        }
    }

    private static Mono<String> visit(HttpClient visitor, HttpMethod method, String path) {
        return visitor.request(method).uri(path).responseContent().aggregate().asString();
    }

    private HttpClient visitor() {
        boolean tls = server.getSsl() != null && server.getSsl().isEnabled();
        HttpClient visitor = HttpClient.newConnection()
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
