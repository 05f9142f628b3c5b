package no.nattro.platform.breaker;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a neighbour is left alone, and for how long. The defaults are those of a DestinationRule's
 * <a href="https://istio.io/latest/docs/reference/config/networking/destination-rule/#OutlierDetection">outlier detection</a>
 * as Nattro's mesh has it, so that it is the same with a sidecar and without.
 *
 * @param enabled   whether it ever is; default true, off where a sidecar has a breaker of its own: two would add up
 * @param failures  how many attempts in a row must fail; default 5 ({@code consecutive5xxErrors})
 * @param basePause how long nobody is let through then, times how often it opened without a success in between; default 30 s
 *                  ({@code baseEjectionTime})
 * @param maxPause  the longest pause; default 300 s (Envoy's {@code max_ejection_time})
 */
public record BreakerSettings(@DefaultValue("true") boolean enabled, @DefaultValue("5") @Min(1) int failures,
        @DefaultValue("30s") @NotNull @DurationMin(millis = 1) Duration basePause,
        @DefaultValue("300s") @NotNull @DurationMin(millis = 1) Duration maxPause) {

    @AssertTrue(message = "max-pause must not be shorter than base-pause")
    boolean isMaxTheLonger() {
        return basePause == null || maxPause == null || maxPause.compareTo(basePause) >= 0;
    }

    /** The pause when it opens for that time in a row, 1 being the first. */
    public Duration pause(int time) {
        Duration pause = basePause.multipliedBy(time);
        return pause.compareTo(maxPause) < 0 ? pause : maxPause;
    }

    /** The same, switched off. */
    public BreakerSettings off() {
        return new BreakerSettings(false, failures, basePause, maxPause);
    }
}
