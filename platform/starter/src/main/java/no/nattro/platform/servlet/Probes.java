package no.nattro.platform.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/** The questions on the main port whether this instance lives and takes requests. */
final class Probes {

    private static final Set<String> PATHS = Set.of("/livez", "/readyz"); // Spring Boot's names, they cannot be set

    private Probes() {}

    static boolean isOne(HttpServletRequest request) {
        return PATHS.contains(request.getRequestURI());
    }
}
