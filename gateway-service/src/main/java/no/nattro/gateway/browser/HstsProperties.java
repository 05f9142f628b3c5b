package no.nattro.gateway.browser;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * For how long a browser that was here speaks nothing but https to this name (RFC 6797).
 *
 * @param maxAge            default 365 days, what lists of such sites ask for; 0 takes back what was said
 * @param includeSubdomains whether that goes for every name below this one as well; default no: they may be somebody else's
 */
@Validated
@ConfigurationProperties("nattro.gateway.hsts")
record HstsProperties(@DefaultValue("365d") @NotNull @DurationMin(message = "must not be negative") Duration maxAge,
        @DefaultValue("false") boolean includeSubdomains) {

    String header() {
        return "max-age=" + maxAge.toSeconds() + (includeSubdomains ? "; includeSubDomains" : "");
    }
}
