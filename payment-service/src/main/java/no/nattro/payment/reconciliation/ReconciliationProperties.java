package no.nattro.payment.reconciliation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the books are compared.
 *
 * @param enabled            whether this replica takes its turn; default true
 * @param interval           from the end of a run to the next one, whichever replica does it; default 1 min
 * @param fromBeginningEvery how often everything is compared and not only what changed, because what a restored backup
 *                           has lost changes nothing; default 1 day
 * @param orphanAfter        how long a capture without a payment must stand until it is given back; default 1 h: an
 *                           order gives up after 30 min, so that no charge that is still on its way is older
 * @param atMostOrphans      how many of these one run gives back; default 5. More at once is no stray capture but a
 *                           table that was lost, whose orders are delivered: a person decides
 */
@Validated
@ConfigurationProperties("nattro.reconciliation")
record ReconciliationProperties(@DefaultValue("true") boolean enabled,
        @DefaultValue("1m") @NotNull @DurationMin(millis = 10) Duration interval,
        @DefaultValue("1d") @NotNull @DurationMin(millis = 10) Duration fromBeginningEvery,
        @DefaultValue("1h") @NotNull @DurationMin(millis = 10) Duration orphanAfter,
        @DefaultValue("5") @PositiveOrZero int atMostOrphans) {}
