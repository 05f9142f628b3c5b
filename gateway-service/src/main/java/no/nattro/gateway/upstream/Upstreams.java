package no.nattro.gateway.upstream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** The services behind the gateway that the outside can reach. Payment is none of them. */
@Validated
@ConfigurationProperties("nattro.upstreams")
public record Upstreams(@Valid @NotNull Upstream inventory, @Valid @NotNull Upstream order) {

    /** The service of that name. */
    public Upstream of(Service service) {
        return switch (service) {
            case INVENTORY -> inventory;
            case ORDER -> order;
        };
    }

    /** A service by name; whoever adds one is asked by the compiler where it is. */
    public enum Service {
        INVENTORY,
        ORDER
    }

    /**
     * One service.
     *
     * @param urls            its instances, as in {@code http://order-service:8080}; requests take turns over those that
     *                        are ready
     * @param responseTimeout time until the head of the answer
     */
    public record Upstream(@NotEmpty List<URI> urls, @NotNull Duration responseTimeout) {

        @AssertTrue(message = "every url must be a scheme and a host, as in http://order-service:8080")
        boolean isEveryUrlAnOrigin() {
            return urls == null || urls.stream().allMatch(url -> url.isAbsolute() && url.getHost() != null
                    && url.getRawPath().replace("/", "").isEmpty());
        }
    }
}
