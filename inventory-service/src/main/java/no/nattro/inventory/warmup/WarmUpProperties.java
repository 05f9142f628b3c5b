package no.nattro.inventory.warmup;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much is tried out before the service calls itself ready.
 *
 * @param rounds how often each path is run; 0 leaves the warm-up out; default 20
 * @param atMost no round begins later than this, so that a slow machine becomes ready too; default 5 s
 */
@Validated
@ConfigurationProperties("nattro.warm-up")
record WarmUpProperties(@DefaultValue("20") @PositiveOrZero int rounds, @DefaultValue("5s") @NotNull Duration atMost) {}
