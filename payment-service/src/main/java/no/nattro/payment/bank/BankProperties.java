package no.nattro.payment.bank;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import no.nattro.platform.breaker.BreakerSettings;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the bank is asked.
 *
 * @param totalTimeout the longest wait for an answer of the bank; default 1 s
 * @param breaker      when it is left alone
 */
@Validated
@ConfigurationProperties("nattro.bank")
record BankProperties(@DefaultValue("1s") @NotNull @DurationMin(millis = 1) Duration totalTimeout,
        @DefaultValue @NotNull @Valid BreakerSettings breaker) {}
