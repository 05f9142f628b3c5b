package no.nattro.gateway.route;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * A path with {@code {variables}}. It is compared with what the client sent, undecoded: a variable is letters, digits and
 * hyphens and nothing that a service might decode, normalise or cut ({@code %2e%2e}, {@code ..;}, {@code //}) into another
 * path than the one that was let in.
 *
 * @param template as in {@code /api/orders/{id}}; also the name of the path in metrics
 */
record PublicPath(String template, Pattern form) {

    PublicPath(String template) {
        this(template, Pattern.compile(template.replace(".", "\\.").replaceAll("\\{[a-z]+}", "[A-Za-z0-9-]{1,64}")));
    }

    boolean matches(URI asked) {
        return form.matcher(asked.getRawPath()).matches();
    }
}
