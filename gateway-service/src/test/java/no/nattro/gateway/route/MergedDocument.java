package no.nattro.gateway.route;

import static no.nattro.gateway.problem.GatewayProblem.UPSTREAM_FAILED;
import static no.nattro.gateway.problem.GatewayProblem.UPSTREAM_TIMEOUT;
import static no.nattro.gateway.problem.GatewayProblem.UPSTREAM_UNAVAILABLE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import no.nattro.gateway.problem.GatewayProblem;
import no.nattro.platform.problem.Problem;

/** Several OpenAPI documents in one. What two of them call by one name must be one thing. */
final class MergedDocument {

    private static final List<GatewayProblem> WHEN_A_SERVICE_FAILS = List.of(UPSTREAM_FAILED, UPSTREAM_UNAVAILABLE,
            UPSTREAM_TIMEOUT);

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
            path.getValue()
                    .forEach(operation -> addWhatTheGatewayAnswers((ObjectNode) operation.required("responses")));
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

    private static void addWhatTheGatewayAnswers(ObjectNode responses) {
        for (GatewayProblem problem : WHEN_A_SERVICE_FAILS) {
            ObjectNode response = responses.withObjectProperty(Integer.toString(problem.status()));
            String before = response.has("description") ? response.get("description").asText() + "; " : "";
            response.put("description", before + "`" + problem.slug() + "`: " + problem.title());
            response.withObjectProperty("content").withObjectProperty(Problem.MEDIA_TYPE).withObjectProperty("schema")
                    .put("$ref", "#/components/schemas/Problem");
        }
    }

    @Override
    public String toString() {
        return merged.toString();
    }
}
