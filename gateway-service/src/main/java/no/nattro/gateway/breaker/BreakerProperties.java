package no.nattro.gateway.breaker;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import no.nattro.platform.breaker.BreakerSettings;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When a route is closed, and for how long. The pauses are shorter than between the services, where calls wait in a database
 * for better times: here it is shoppers who are sent away, and the one probe a pause costs the service next to nothing.
 *
 * @param failures  how many calls of a route in a row must fail; default 5, as between the services
 * @param basePause how long nobody is let through then, times how often the route was closed without a good call in between;
 *                  default 5 s, since a service that was killed needs some ten seconds to come back
 * @param maxPause  the longest pause; default 30 s, so that the shop is open half a minute after its service at the latest
 */
@Validated
@ConfigurationProperties("nattro.gateway.breaker")
public record BreakerProperties(@DefaultValue("5") @Min(1) int failures,
        @DefaultValue("5s") @NotNull @DurationMin(millis = 1) Duration basePause,
        @DefaultValue("30s") @NotNull @DurationMin(millis = 1) Duration maxPause) {

    @AssertTrue(message = "max-pause must not be shorter than base-pause")
    boolean isMaxTheLonger() {
        return basePause == null || maxPause == null || maxPause.compareTo(basePause) >= 0;
    }

    BreakerSettings settings() {
        return new BreakerSettings(true, failures, basePause, maxPause);
    }
}
