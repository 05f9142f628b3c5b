package no.nattro.platform.upstream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import no.nattro.platform.breaker.BreakerSettings;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.web.client.RestClient;

/** Builds the clients of the neighbours that are configured, one each, and closes them with the application. */
public class Upstreams implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Upstreams.class);

    private final UpstreamProperties properties;
    private final ObjectProvider<RestClient.Builder> restClients;
    private final Jackson2ObjectMapperBuilder json;
    private final Brakes brakes;
    private final ReadyInstances instances;
    private final Map<String, Upstream> neighbours = new ConcurrentHashMap<>();
    private final Map<URI, Upstream> rehearsals = new ConcurrentHashMap<>();
    private final Queue<CloseableHttpClient> open = new ConcurrentLinkedQueue<>();

    Upstreams(UpstreamProperties properties, ObjectProvider<RestClient.Builder> restClients,
            Jackson2ObjectMapperBuilder json, Brakes brakes, ReadyInstances instances) {
        this.properties = properties;
        this.restClients = restClients;
        this.json = json;
        this.brakes = brakes;
        this.instances = instances;
    }

    /**
     * The client of one neighbour. It is measured from now on, in {@code nattro.upstream.*} with tag {@code upstream} and in
     * {@code resilience4j.*} with tag {@code name}: ask for it at the start, or dashboards stay empty until the first call.
     *
     * @throws IllegalStateException when {@code nattro.upstreams.<name>} is not configured
     */
    public Upstream named(String name) {
        return neighbours.computeIfAbsent(name, _ -> {
            UpstreamProperties.Upstream settings = properties.upstreams().get(name);
            if (settings == null) {
                throw new IllegalStateException(
                        "Set nattro.upstreams." + name + ".urls and .total-timeout: this service"
                                + " calls " + name + " and does not know where it is");
            }
            if (!settings.guard()) {
                log.warn("The guards of {} are off: its calls have no time limit, no breaker and no bulkhead", name);
            }
            return client(name, settings.inForce(), brakes);
        });
    }

    /** A client of one address with limits for a cold start, for rehearsals: whatever happens there, no metric shows it. */
    public Upstream rehearsal(URI url) {
        return rehearsals.computeIfAbsent(url, _ -> client("rehearsal", new UpstreamProperties.Upstream(List.of(url),
                Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(3), 1, 0, 0, 1, true,
                new BreakerSettings(true, 5, Duration.ofSeconds(1), Duration.ofSeconds(1))), Brakes.unseen()));
    }

    private Upstream client(String name, UpstreamProperties.Upstream settings, Brakes from) {
        UpstreamMeters meters = new UpstreamMeters(name, from.metrics());
        CloseableHttpClient http = UpstreamHttp.client(settings, meters);
        open.add(http);
        RestClient rest = restClients.getObject().requestFactory(new HttpComponentsClientHttpRequestFactory(http))
                .build();
        Places places = Places.of(name, settings.places(), from.bulkheads(), meters);
        meters.show(name, settings.places(), places::taken, from.metrics());
        return new Upstream(instances.of(name, settings.urls()),
                FastRepeat.of(name, settings.attempts(), from.retries()),
                new BreakerGuard(from.breakers().of(name, settings.breaker(), settings.totalTimeout())),
                places, new Attempt(rest, new AnswerReader(json.build()), meters, settings));
    }

    @Override
    public void destroy() {
        open.forEach(client -> {
            try {
                client.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
