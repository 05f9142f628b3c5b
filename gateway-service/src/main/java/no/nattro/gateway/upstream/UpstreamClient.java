package no.nattro.gateway.upstream;

import java.time.Duration;
import java.util.List;
import no.nattro.gateway.GatewayProperties;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.config.HttpClientFactory;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.config.HttpClientSslConfigurer;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * The client that talks to the services. Left alone, Reactor Netty would start a request, a POST too, a second time when its
 * connection turns out to be closed; HTTP/2 at the door would make it speak HTTP/2 to services that do not; and any number
 * of requests could wait for a connection.
 */
class UpstreamClient extends HttpClientFactory {

    private final int maxWaiting;

    UpstreamClient(HttpClientProperties client, ServerProperties server, HttpClientSslConfigurer ssl,
            List<HttpClientCustomizer> customizers, GatewayProperties gateway) {
        super(client, server, ssl, customizers);
        this.maxWaiting = gateway.maxWaiting();
    }

    @Override
    protected HttpClient createInstance() {
        return super.createInstance().protocol(HttpProtocol.HTTP11).disableRetry(true);
    }

    @Override
    protected ConnectionProvider buildConnectionProvider(HttpClientProperties client) {
        HttpClientProperties.Pool pool = client.getPool();
        return ConnectionProvider.builder(pool.getName())
                .maxConnections(pool.getMaxConnections())
                .pendingAcquireTimeout(Duration.ofMillis(pool.getAcquireTimeout()))
                .pendingAcquireMaxCount(maxWaiting)
                .maxIdleTime(pool.getMaxIdleTime())
                .evictInBackground(pool.getEvictionInterval())
                .lifo() // few warm connections, the others go idle and are closed
                .build();
    }

    @Override
    protected void destroyInstance(HttpClient client) {
        client.configuration().connectionProvider().dispose();
    }
}
