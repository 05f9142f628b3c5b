package no.nattro.platform.faults;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether this service can be broken on purpose.
 *
 * @param enabled for demos and tests: whoever reaches the management port can then keep the service from its work; default
 *                false
 */
@ConfigurationProperties("nattro.faults")
public record FaultsProperties(@DefaultValue("false") boolean enabled) {}
