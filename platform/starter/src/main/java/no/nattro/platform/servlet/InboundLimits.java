package no.nattro.platform.servlet;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The limits that are configured: the shares first, so that what is over its share takes no place of the others'. */
final class InboundLimits {

    private InboundLimits() {}

    static List<InboundLimit> of(InboundProperties inbound, MeterRegistry metrics) {
        return Stream.concat(
                inbound.shares().entrySet().stream().map(share -> new InboundLimit(share.getKey(),
                        share.getValue().atOnce(), kind(share.getValue()), metrics, System::nanoTime)),
                Stream.of(new InboundLimit(InboundProperties.ALL, inbound.atOnce(), _ -> true, metrics,
                        System::nanoTime)))
                .toList();
    }

    /** Matches as controllers are chosen: whatever way a path is written, it is of the share if its controller is. */
    private static Predicate<HttpServletRequest> kind(InboundProperties.Share share) {
        List<PathPattern> paths = share.paths().stream().map(PathPatternParser.defaultInstance::parse).toList();
        return request -> (share.methods().isEmpty()
                || share.methods().contains(RequestMethod.resolve(request.getMethod())))
                && matches(paths, request);
    }

    private static boolean matches(List<PathPattern> patterns, HttpServletRequest request) {
        PathContainer path = RequestPath.parse(request.getRequestURI(), request.getContextPath())
                .pathWithinApplication();
        return patterns.stream().anyMatch(pattern -> pattern.matches(path));
    }
}
