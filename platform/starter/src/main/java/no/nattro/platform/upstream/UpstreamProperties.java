package no.nattro.platform.upstream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The neighbours that this service calls.
 *
 * @param upstreams by the neighbour's name, as in {@code nattro.upstreams.payment.urls}
 */
@Validated
@ConfigurationProperties("nattro")
public record UpstreamProperties(@DefaultValue Map<String, @Valid Upstream> upstreams) {

    /**
     * One neighbour.
     *
     * @param urls           its instances, as in {@code http://payment-service:8080}; calls take turns over those that are
     *                       ready, see {@link ReadyInstances}
     * @param connectTimeout time to connect; default 250 ms
     * @param leaseTimeout   time to wait for a free connection of the pool; default 250 ms
     * @param totalTimeout   time for one attempt, from the wait for a connection to the last byte of the answer
     * @param maxConnections size of the connection pool; default 20, for a small pod
     * @param attempts       how often at most a call is made in one request when it fails fast; default 2
     */
    public record Upstream(@NotEmpty List<URI> urls, @DefaultValue("250ms") @NotNull Duration connectTimeout,
            @DefaultValue("250ms") @NotNull Duration leaseTimeout, @NotNull Duration totalTimeout,
            @DefaultValue("20") @Min(1) int maxConnections, @DefaultValue("2") @Min(1) int attempts) {

        @AssertTrue(message = "every url must be absolute, as in http://payment-service:8080")
        boolean isEveryUrlAbsolute() {
            return urls == null || urls.stream().allMatch(url -> url.isAbsolute() && url.getHost() != null);
        }
    }
}
