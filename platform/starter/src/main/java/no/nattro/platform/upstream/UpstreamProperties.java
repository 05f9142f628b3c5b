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
import no.nattro.platform.breaker.BreakerSettings;
import org.hibernate.validator.constraints.time.DurationMin;
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
     * One neighbour. The numbers of connections are a DestinationRule's, under the names that they have there.
     *
     * @param urls                     its instances, as in {@code http://payment-service:8080}; calls take turns over those that
     *                                 are ready, see {@link ReadyInstances}
     * @param connectTimeout           time to connect; default 250 ms
     * @param leaseTimeout             time to wait for a free connection of the pool; default 250 ms
     * @param totalTimeout             time for one attempt, from the wait for a connection to the last byte of the answer
     * @param maxConnections           size of the connection pool; default 20, for a small pod
     * @param maxPending               how many calls may wait for a connection; whoever comes then is not sent; default 20
     * @param maxRequestsPerConnection after how many requests a connection is closed, so that new instances get their share and
     *                                 old ones can end; default 10, 0 for no limit
     * @param attempts                 how often at most a call is made in one request when it fails fast; default 2, 1 where a
     *                                 sidecar repeats
     * @param guard                    {@code off} for a lesson: without timeouts, breaker and bulkhead; default {@code on}
     * @param breaker                  when it is left alone
     */
    public record Upstream(@NotEmpty List<URI> urls,
            @DefaultValue("250ms") @NotNull @DurationMin(millis = 1) Duration connectTimeout,
            @DefaultValue("250ms") @NotNull @DurationMin(millis = 1) Duration leaseTimeout,
            @NotNull @DurationMin(millis = 1) Duration totalTimeout, @DefaultValue("20") @Min(1) int maxConnections,
            @DefaultValue("20") @Min(0) int maxPending, @DefaultValue("10") @Min(0) int maxRequestsPerConnection,
            @DefaultValue("2") @Min(1) int attempts, @DefaultValue("on") boolean guard,
            @DefaultValue @NotNull @Valid BreakerSettings breaker) {

        /** Longer than any lesson. The pool takes no other word for "for ever". */
        private static final Duration FOR_EVER = Duration.ofDays(10);

        /** More connections than a process may open files. */
        private static final int ALL = 1_000_000;

        @AssertTrue(message = "every url must be absolute, as in http://payment-service:8080")
        boolean isEveryUrlAbsolute() {
            return urls == null || urls.stream().allMatch(url -> url.isAbsolute() && url.getHost() != null);
        }

        /** How many calls may be under way or wait for a connection. */
        int places() {
            return maxConnections + maxPending;
        }

        /** With its guards off, if they are: then nothing of it is in anybody's way. */
        Upstream inForce() {
            return guard
                    ? this
                    : new Upstream(urls, FOR_EVER, FOR_EVER, FOR_EVER, ALL, 0, maxRequestsPerConnection, attempts,
                            false,
                            breaker.off());
        }
    }
}
