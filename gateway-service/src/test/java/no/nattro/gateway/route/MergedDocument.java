package no.nattro.gateway.route;

import static java.util.function.Predicate.not;
import static no.nattro.gateway.problem.GatewayProblem.RATE_LIMITED;
import static no.nattro.gateway.problem.GatewayProblem.SHOPPER_REQUIRED;
import static no.nattro.gateway.problem.GatewayProblem.UPSTREAM_UNAVAILABLE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import no.nattro.gateway.problem.GatewayProblem;
import no.nattro.platform.problem.CommonProblem;
import no.nattro.platform.problem.Problem;
import no.nattro.platform.problem.ProblemType;
import no.nattro.platform.request.RequestId;
import org.springframework.http.HttpHeaders;

/** Several OpenAPI documents in one. What two of them call by one name must be one thing. */
final class MergedDocument {

    /** Whoever adds one finds it in the document; what is no shopper's is described by the service whose call needs one. */
    private static final List<GatewayProblem> OF_EVERY_CALL = Stream.of(GatewayProblem.values())
            .filter(not(SHOPPER_REQUIRED::equals)).toList();

    private static final Set<GatewayProblem> WITH_A_TIME_TO_COME_BACK = Set.of(RATE_LIMITED, UPSTREAM_UNAVAILABLE);

    private final ObjectNode merged = JsonNodeFactory.instance.objectNode();

    MergedDocument() {
        merged.put("openapi", "3.1.0");
        merged.putObject("info").put("title", "Nattro").put("version", "1").put("description",
                "Look, buy, cancel. Money is in minor units. Every answer carries X-Request-ID: quote it when something"
                        + " is wrong. Errors are problem details (RFC 9457): tell them apart by `type`.");
    }

    void add(JsonNode document) {
        document.required("paths").propertyStream().forEach(path -> {
            put("paths", path.getKey(), path.getValue());
            path.getValue().propertyStream().forEach(operation -> addWhatTheGatewayAnswers(operation.getKey(),
                    (ObjectNode) operation.getValue().required("responses")));
        });
        document.required("components").propertyStream().forEach(kind -> kind.getValue().propertyStream()
                .forEach(component -> put("components/" + kind.getKey(), component.getKey(), component.getValue())));
    }

    private void put(String place, String name, JsonNode value) {
        ObjectNode parent = merged;
        for (String step : place.split("/")) {
            parent = parent.withObjectProperty(step);
        }
        JsonNode before = parent.get(name);
        if (before != null && !before.equals(value)) {
            throw new AssertionError("two documents mean different things by " + place + "/" + name + ":\n" + before
                    + "\n" + value);
        }
        parent.set(name, value);
    }

    private static void addWhatTheGatewayAnswers(String method, ObjectNode responses) {
        for (GatewayProblem problem : OF_EVERY_CALL) {
            ObjectNode response = add(problem, responses);
            if (WITH_A_TIME_TO_COME_BACK.contains(problem)) {
                header(response, HttpHeaders.RETRY_AFTER, "Seconds", "integer").put("format", "int32");
            }
        }
        if (method.equals("post") && !responses.has(Integer.toString(CommonProblem.TOO_LARGE.status()))) {
            add(CommonProblem.TOO_LARGE, responses); // of any body, also where the service wants none
        }
        responses.forEach(response -> header((ObjectNode) response, RequestId.HEADER,
                "Under which logs, spans and rows are found", "string"));
    }

    private static ObjectNode add(ProblemType problem, ObjectNode responses) {
        ObjectNode response = responses.withObjectProperty(Integer.toString(problem.status()));
        String before = response.has("description") ? response.get("description").asText() + "; " : "";
        response.put("description", before + "`" + problem.slug() + "`: " + problem.title());
        response.withObjectProperty("content").withObjectProperty(Problem.MEDIA_TYPE).withObjectProperty("schema")
                .put("$ref", "#/components/schemas/Problem");
        return response;
    }

    private static ObjectNode header(ObjectNode response, String name, String description, String type) {
        ObjectNode header = response.withObjectProperty("headers").withObjectProperty(name).put("description",
                description);
        return header.withObjectProperty("schema").put("type", type);
    }

    @Override
    public String toString() {
        return merged.toString();
    }
}
