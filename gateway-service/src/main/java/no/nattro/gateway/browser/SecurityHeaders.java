package no.nattro.gateway.browser;

import java.net.URI;
import java.util.Map;
import java.util.function.BiConsumer;
import no.nattro.gateway.Host;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * The headers that every answer carries, whoever made it. A page may load what this host serves in files of their own, and
 * nothing inline: text that gets into it is never run. Whatever else is answered may load nothing, should it ever be shown.
 */
@Component
public class SecurityHeaders {

    private static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";
    private static final String STRICT_TRANSPORT_SECURITY = "Strict-Transport-Security";

    private static final String PAGE_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            + "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    private static final String OTHER_POLICY = "default-src 'none'; frame-ancestors 'none'";

    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");

    private final String hsts;

    SecurityHeaders(HstsProperties hsts) {
        this.hsts = hsts.header();
    }

    /** For an answer that is no page, over plain http, where browsers do not listen to the rest. */
    public static void inTheClear(BiConsumer<String, String> header) {
        ALWAYS.forEach(header);
        header.accept(CONTENT_SECURITY_POLICY, OTHER_POLICY);
    }

    /** Sets them, in place of any that are there. */
    public void set(HttpHeaders headers, URI asked) {
        inTheClear(headers::set);
        if (MediaType.TEXT_HTML.isCompatibleWith(headers.getContentType())) {
            headers.set(CONTENT_SECURITY_POLICY, PAGE_POLICY);
        }
        if ("https".equals(asked.getScheme()) && asked.getHost() != null && new Host(asked.getHost(), -1).isDomain()) {
            headers.set(STRICT_TRANSPORT_SECURITY, hsts);
        }
    }
}
