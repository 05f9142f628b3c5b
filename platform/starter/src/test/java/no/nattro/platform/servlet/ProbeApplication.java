package no.nattro.platform.servlet;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.Map;
import no.nattro.platform.problem.CommonProblem;
import no.nattro.platform.problem.FieldProblem;
import no.nattro.platform.problem.ProblemException;
import no.nattro.platform.request.Deadline;
import no.nattro.platform.request.Origin;
import no.nattro.platform.request.RequestId;
import org.slf4j.MDC;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A service with nothing of its own: what it does with a request is the starter's doing. */
@SpringBootApplication(exclude = {DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class})
@RestController
class ProbeApplication {

    @GetMapping("/seen")
    Map<String, String> seen(RequestId requestId, Deadline deadline, Origin origin) {
        return Map.of("requestId", requestId.value(), "left", Long.toString(deadline.left().toMillis()), "trace",
                String.valueOf(origin.traceparent()), "mdc", String.valueOf(MDC.get("x-request-id")));
    }

    @PostMapping(path = "/named", consumes = "application/json")
    Map<String, String> named(@Valid @RequestBody Named named) {
        return Map.of("name", named.name());
    }

    @GetMapping("/limited")
    int limited(@RequestParam @Max(10) int limit) {
        return limit;
    }

    @GetMapping("/busy")
    void busy() {
        throw new ProblemException(CommonProblem.UNAVAILABLE, "Too much at once.", Duration.ofMillis(1200), null);
    }

    @GetMapping("/refused")
    void refused() {
        throw new ProblemException(CommonProblem.INVALID_REQUEST, "No.", new FieldProblem("field", "change it"));
    }

    @GetMapping("/bug")
    void bug() {
        throw new IllegalStateException("secret: jdbc:postgresql://db password=hunter2");
    }

    record Named(@NotBlank(message = "is needed") String name, int count) {}
}
