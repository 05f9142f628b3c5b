package no.nattro.order;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the checkout.
 *
 * @param lease       how long an owner of an order may work on it before somebody else takes over; longer than a request's
 *                    budget (nattro.inbound.budget, 4 s), so that only the dead and the frozen lose theirs; default 10 s
 * @param giveUpAfter how long after it was placed an order that is not charged for certain is still tried; then it is undone,
 *                    so that its stock is not held for ever; default 30 min
 */
@Validated
@ConfigurationProperties("nattro.checkout")
public record OrderProperties(@DefaultValue("10s") @NotNull Duration lease,
        @DefaultValue("30m") @NotNull Duration giveUpAfter) {}
