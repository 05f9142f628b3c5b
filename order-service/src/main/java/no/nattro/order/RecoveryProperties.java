package no.nattro.order;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the worker that finishes what requests had to leave.
 *
 * @param enabled        whether this instance takes part; default true
 * @param pollInterval   how long at most it rests when nothing is due; with the handover it is how long an order waits for a
 *                       neighbour that is back; default 500 ms
 * @param atOnce         how many orders it works on at the same time, and claims: one that waits for its turn would only use up
 *                       its lease. Below the connection pool's size (5), which it shares with the requests; default 4
 * @param perSecond      how many it claims a second, in each replica, after a rest at-once more. Each is a charge or an undo: a
 *                       payment-service that has just started needs some 14 ms of CPU for one (5 when it is warm), so half a CPU
 *                       carries 35 a second, and shoppers come as well; default 20
 * @param budget         how long it works on an order before it lets go; below nattro.checkout.lease; default 4 s
 * @param firstPause     how long at most an order rests after its first unknown outcome, twice as long after each further one;
 *                       default 500 ms
 * @param longestPause   the most that this grows to; default 10 s
 * @param notSentPause   how long at most an order rests when its neighbour was not reached, however often; default 1 s
 * @param attentionAfter how long an outcome may stay unknown before a person should know; default 15 min
 */
@Validated
@ConfigurationProperties("nattro.recovery")
public record RecoveryProperties(@DefaultValue("true") boolean enabled,
        @DefaultValue("500ms") @NotNull @DurationMin(millis = 1) Duration pollInterval,
        @DefaultValue("4") @Min(1) int atOnce,
        @DefaultValue("20") @Min(1) int perSecond,
        @DefaultValue("4s") @NotNull @DurationMin(millis = 1) Duration budget,
        @DefaultValue("500ms") @NotNull @DurationMin(millis = 1) Duration firstPause,
        @DefaultValue("10s") @NotNull @DurationMin(millis = 1) Duration longestPause,
        @DefaultValue("1s") @NotNull @DurationMin(millis = 1) Duration notSentPause,
        @DefaultValue("15m") @NotNull @DurationMin(millis = 1) Duration attentionAfter) {}
