package no.nattro.gateway.forwarded;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom the gateway believes about where a request came from.
 *
 * @param trustedProxies the addresses and networks of the proxies in front, as in {@code 10.42.0.0/16, 192.0.2.7}; with the
 *                       profile {@code behind-edge} there must be one, without it none; no default
 */
@ConfigurationProperties("nattro.gateway")
record ForwardedProperties(@DefaultValue List<String> trustedProxies) {}
