package no.nattro.platform.shutdown;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a service stops.
 *
 * @param drain how long requests are still accepted after readiness was withdrawn. Longer than callers take to notice (they
 *              ask every 500 ms, and wait up to 1 s for an answer), shorter than
 *              {@code spring.lifecycle.timeout-per-shutdown-phase}; 0 where nobody chooses by readiness; default 2 s
 */
@Validated
@ConfigurationProperties("nattro.shutdown")
public record ShutdownProperties(@DefaultValue("2s") @NotNull @DurationMin Duration drain) {}
