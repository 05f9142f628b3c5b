package no.nattro.gateway;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What is the gateway's own.
 *
 * @param budget       the time a call may take, from its last byte to that of the answer; default 4.5 s: above
 *                     order-service's 4 s, below a client's 5 s
 * @param redirectPort where plain http is answered with the way to https; default 8080, -1 for nowhere
 * @param publicPort   the port of https as browsers see it; without it, the port that is listened on
 * @param maxBody      the largest request body that is passed on, in whatever encoding it arrives; default 64 KB, as in the
 *                     services
 * @param maxWaiting   how many calls to one instance may wait for a free connection; default 1024
 * @param warmUp       how long it waits, before it is ready, for the catalogue to be there; default 10 s, in which a service
 *                     that is started together with it mostly is
 */
@Validated
@ConfigurationProperties("nattro.gateway")
public record GatewayProperties(@DefaultValue("4500ms") @NotNull Duration budget,
        @DefaultValue("8080") @Min(-1) @Max(65535) int redirectPort, @Nullable @Min(1) @Max(65535) Integer publicPort,
        @DefaultValue("64KB") @NotNull DataSize maxBody, @DefaultValue("1024") @Min(1) int maxWaiting,
        @DefaultValue("10s") @NotNull @DurationMin(millis = 1) Duration warmUp) {}
