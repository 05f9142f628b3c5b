package no.nattro.platform.faults;

import java.util.List;
import java.util.Map;
import no.nattro.platform.problem.CommonProblem;
import no.nattro.platform.problem.Problem;
import no.nattro.platform.problem.ProblemException;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.util.MimeTypeUtils;

/** Switches faults on and off, on the management port. */
@WebEndpoint(id = FaultsEndpoint.ID)
class FaultsEndpoint {

    static final String ID = "faults";

    private final Faults faults;

    FaultsEndpoint(Faults faults) {
        this.faults = faults;
    }

    @ReadOperation
    Active list() {
        return new Active(faults.list().stream().map(FaultView::of).toList());
    }

    /** @param fields of the body, all of them, see {@link WholeBody} */
    @WriteOperation
    WebEndpointResponse<Object> begin(Map<String, Object> fields) {
        try {
            return new WebEndpointResponse<>(FaultView.of(faults.begin(FaultForm.read(fields))));
        } catch (ProblemException refusal) {
            return refused(refusal);
        }
    }

    @DeleteOperation
    Cleared clear() {
        return new Cleared(faults.clear());
    }

    @DeleteOperation
    WebEndpointResponse<Object> clear(@Selector String id) {
        return faults.clear(id)
                ? new WebEndpointResponse<>(new Cleared(1))
                : refused(new ProblemException(CommonProblem.NOT_FOUND,
                        "There is no such fault: it is over, or there never was one."));
    }

    private static WebEndpointResponse<Object> refused(ProblemException refusal) {
        return new WebEndpointResponse<>(Problem.of(refusal.type(), refusal.detail(), null, refusal.errors()),
                refusal.type().status(), MimeTypeUtils.parseMimeType(Problem.MEDIA_TYPE));
    }

    record Active(List<FaultView> faults) {}

    record Cleared(long cleared) {}
}
