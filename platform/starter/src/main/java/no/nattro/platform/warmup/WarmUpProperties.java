package no.nattro.platform.warmup;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much is tried out before a service calls itself ready.
 *
 * @param rounds how often each rehearsal is played; 0 leaves the warm-up out; default 10
 * @param atMost no round begins later than this, so that a slow machine becomes ready too; default 5 s
 */
@Validated
@ConfigurationProperties("nattro.warm-up")
public record WarmUpProperties(@DefaultValue("10") @PositiveOrZero int rounds,
        @DefaultValue("5s") @NotNull Duration atMost) {}
