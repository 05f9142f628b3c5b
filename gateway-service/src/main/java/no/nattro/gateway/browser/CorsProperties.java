package no.nattro.gateway.browser;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which other sites' pages may call the API.
 *
 * @param allowedOrigins   each written as browsers send it, as in {@code https://app.example}, or {@code *} alone; default
 *                         none
 * @param allowCredentials whether such a page may act as the shopper who looks at it; default no. The cookie is {@code Lax}:
 *                         browsers send it along from names below the same site, and from nowhere else
 * @param maxAge           how long a browser need not ask again; default 10 min, beyond which some ask all the same
 */
@Validated
@ConfigurationProperties("nattro.gateway.cors")
record CorsProperties(@DefaultValue List<String> allowedOrigins, @DefaultValue("false") boolean allowCredentials,
        @DefaultValue("10m") @NotNull Duration maxAge) {

    private static final String ANYBODY = "*";
    private static final Pattern ORIGIN = Pattern.compile("https?://([a-z0-9.-]+|\\[[0-9a-f:.]+])(:[0-9]{1,5})?");

    @AssertTrue(message = "every allowed origin must be a scheme and a host in small letters, as in https://app.example, or * alone")
    boolean isEveryOriginOne() {
        return allowedOrigins.equals(List.of(ANYBODY))
                || allowedOrigins.stream().allMatch(origin -> ORIGIN.matcher(origin).matches());
    }

    @AssertTrue(message = "credentials are for origins that are named: with * any page could buy in its visitor's name")
    boolean isNobodyTrustedUnseen() {
        return !(allowCredentials && allowedOrigins.contains(ANYBODY));
    }
}
