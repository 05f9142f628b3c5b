package no.nattro.platform.upstream;

import io.github.resilience4j.retry.RetryRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.web.client.RestClient;

/** Builds the clients of the neighbours that are configured, one each, and closes them with the application. */
public class Upstreams implements DisposableBean {

    private final UpstreamProperties properties;
    private final ObjectProvider<RestClient.Builder> restClients;
    private final Jackson2ObjectMapperBuilder json;
    private final RetryRegistry retries;
    private final ReadyInstances instances;
    private final Map<String, CloseableHttpClient> open = new ConcurrentHashMap<>();

    Upstreams(UpstreamProperties properties, ObjectProvider<RestClient.Builder> restClients,
            Jackson2ObjectMapperBuilder json, RetryRegistry retries, ReadyInstances instances) {
        this.properties = properties;
        this.restClients = restClients;
        this.json = json;
        this.retries = retries;
        this.instances = instances;
    }

    /**
     * The client of one neighbour.
     *
     * @throws IllegalStateException when {@code nattro.upstreams.<name>} is not configured
     */
    public Upstream named(String name) {
        UpstreamProperties.Upstream settings = properties.upstreams().get(name);
        if (settings == null) {
            throw new IllegalStateException("Set nattro.upstreams." + name + ".urls and .total-timeout: this service"
                    + " calls " + name + " and does not know where it is");
        }
        return client(name, settings);
    }

    /** A client of one address with the default limits, for rehearsals. */
    public Upstream rehearsal(URI url) {
        return client("rehearsal",
                new UpstreamProperties.Upstream(List.of(url), Duration.ofSeconds(1), Duration.ofSeconds(1),
                        Duration.ofSeconds(3), 1, 1));
    }

    private Upstream client(String name, UpstreamProperties.Upstream settings) {
        CloseableHttpClient http = open.computeIfAbsent(name, _ -> UpstreamHttp.client(settings));
        RestClient rest = restClients.getObject().requestFactory(new HttpComponentsClientHttpRequestFactory(http))
                .build();
        return new Upstream(instances.of(name, settings.urls()),
                new Attempt(rest, new AnswerReader(json.build()), settings.totalTimeout().dividedBy(2)),
                FastRepeat.of(name, settings.attempts(), retries));
    }

    @Override
    public void destroy() {
        open.values().forEach(client -> {
            try {
                client.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
