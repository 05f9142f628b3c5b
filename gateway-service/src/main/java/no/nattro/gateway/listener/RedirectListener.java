package no.nattro.gateway.listener;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import no.nattro.gateway.GatewayProperties;
import no.nattro.gateway.browser.SecurityHeaders;
import no.nattro.gateway.edge.OutsideHeaders;
import no.nattro.gateway.guard.Guards;
import no.nattro.platform.request.RequestId;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Plain http, where nothing is served: a cookie or an order sent there would already have been read by others. 308, not 301,
 * which turns a POST into a GET.
 */
@Component
class RedirectListener implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RedirectListener.class);
    private static final Duration IDLE = Duration.ofSeconds(5); // a connection has one request to make

    private final GatewayProperties gateway;
    private final Guards guards;
    private final @Nullable InetAddress address;
    private final WebServerApplicationContext context;
    private volatile @Nullable DisposableServer server;

    RedirectListener(GatewayProperties gateway, Guards guards, ServerProperties server,
            WebServerApplicationContext context) {
        this.gateway = gateway;
        this.guards = guards;
        this.address = server.getAddress();
        this.context = context;
    }

    @Override
    public void start() {
        if (gateway.redirectPort() < 0) {
            return;
        }
        HttpServer plain = guards.on(HttpServer.create()).port(gateway.redirectPort()).idleTimeout(IDLE)
                .handle(this::redirect);
        DisposableServer started = (address == null ? plain : plain.host(address.getHostAddress())).bindNow();
        server = started;
        log.info("Redirecting from port {} to https", started.port());
    }

    private Publisher<Void> redirect(HttpServerRequest request, HttpServerResponse response) {
        SecurityHeaders.inTheClear(response::header);
        response.keepAlive(false)
                .header(RequestId.HEADER,
                        OutsideHeaders.requestId(request.requestHeaders().getAll(RequestId.HEADER)).value())
                .header(HttpHeaderNames.CACHE_CONTROL, "no-store"); // else a browser remembers a port that may change
        Optional<String> location = HttpsLocation.of(request.requestHeaders().getAll(HttpHeaderNames.HOST),
                request.uri(), httpsPort());
        location.ifPresent(there -> response.header(HttpHeaderNames.LOCATION, there));
        return response
                .status(location.isPresent() ? HttpResponseStatus.PERMANENT_REDIRECT : HttpResponseStatus.BAD_REQUEST)
                .header(HttpHeaderNames.CONTENT_LENGTH, "0").send();
    }

    private int httpsPort() {
        return gateway.publicPort() == null ? context.getWebServer().getPort() : gateway.publicPort();
    }

    /** Where it listens; -1 when it does not. */
    int port() {
        return server == null ? -1 : server.port();
    }

    @Override
    public void stop() {
        DisposableServer running = server;
        if (running != null) {
            running.disposeNow();
            server = null;
        }
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }
}
