package no.nattro.order;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the checkout.
 *
 * @param lease how long an owner of an order may work on it before somebody else takes over; longer than a request's
 *              budget (nattro.inbound.budget, 4 s), so that only the dead and the frozen lose theirs; default 10 s
 */
@Validated
@ConfigurationProperties("nattro.checkout")
public record OrderProperties(@DefaultValue("10s") @NotNull Duration lease) {}
