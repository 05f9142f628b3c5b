package no.nattro.platform.servlet;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Limits on what comes in.
 *
 * @param maxBody the largest request body that is read, in whatever encoding it arrives; default 64 KB
 * @param budget  the time a request may take when its caller names none, and at most; default 4 s
 */
@Validated
@ConfigurationProperties("nattro.inbound")
public record InboundProperties(@DefaultValue("64KB") @NotNull DataSize maxBody,
        @DefaultValue("4s") @NotNull Duration budget) {}
