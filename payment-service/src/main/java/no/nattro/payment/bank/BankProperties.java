package no.nattro.payment.bank;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the bank is asked.
 *
 * @param totalTimeout the longest wait for an answer of the bank; default 1 s
 */
@Validated
@ConfigurationProperties("nattro.bank")
record BankProperties(@DefaultValue("1s") @NotNull Duration totalTimeout) {}
