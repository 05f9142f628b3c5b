package no.nattro.platform.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Predicate;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.core.env.Environment;

/**
 * What is never refused for being too much: a service that is full must still be able to say so. On a port of its own the
 * actuator is out of reach of the filters anyway.
 */
final class OperatorsDoor {

    private OperatorsDoor() {}

    static Predicate<HttpServletRequest> of(Environment environment) {
        if (ManagementPortType.get(environment) != ManagementPortType.SAME) {
            return Probes::isOne;
        }
        String actuator = environment.getProperty("server.servlet.context-path", "")
                + environment.getProperty("management.endpoints.web.base-path", "/actuator") + "/";
        return request -> Probes.isOne(request) || request.getRequestURI().startsWith(actuator);
    }
}
