package no.nattro.payment.recovery;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How open payments are recovered.
 *
 * @param enabled        whether this replica recovers any; default true
 * @param pollInterval   how often it looks for payments that are due, give or take a quarter; default 500 ms
 * @param atOnce         how many it asks the bank about at once, and so takes at once; default 4, one less than the
 *                       connections of a small pod, so that requests find one
 * @param lease          how long a payment that it took is left alone by others; default 10 s, well over the bank's
 *                       limit and two commits
 * @param attentionAfter how long a payment may be unknown before a person must look; default 15 min
 */
@Validated
@ConfigurationProperties("nattro.recovery")
record RecoveryProperties(@DefaultValue("true") boolean enabled,
        @DefaultValue("500ms") @NotNull @DurationMin(millis = 1) Duration pollInterval,
        @DefaultValue("4") @Positive int atOnce,
        @DefaultValue("10s") @NotNull @DurationMin(seconds = 1) Duration lease,
        @DefaultValue("15m") @NotNull @DurationMin(millis = 1) Duration attentionAfter) {}
