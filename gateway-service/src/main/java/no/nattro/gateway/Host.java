package no.nattro.gateway;

import io.netty.util.NetUtil;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a client says that it wanted to go: a name or an address, and nothing else. What is copied into an answer must not be
 * able to lead elsewhere.
 *
 * @param name as it came; an IPv6 address in its brackets
 * @param port -1 where none was named
 */
public record Host(String name, int port) {

    private static final Pattern FORM = Pattern
            .compile("([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::(\\d{1,5}))?");
    private static final int LARGEST_PORT = 65_535;

    /** Empty where it is not a host. */
    public static Optional<Host> of(String header) {
        Matcher parts = FORM.matcher(header);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int port = parts.group(2) == null ? -1 : Integer.parseInt(parts.group(2));
        return port > LARGEST_PORT ? Optional.empty() : Optional.of(new Host(parts.group(1), port));
    }

    /** Whether it is a name that somebody can own: neither an address nor {@code localhost}, which is everybody's own. */
    public boolean isDomain() {
        return !name.startsWith("[") && !NetUtil.isValidIpV4Address(name) && !name.equalsIgnoreCase("localhost")
                && !name.toLowerCase(Locale.ROOT).endsWith(".localhost");
    }
}
