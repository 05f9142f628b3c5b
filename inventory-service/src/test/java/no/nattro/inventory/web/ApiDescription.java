package no.nattro.inventory.web;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.nattro.platform.problem.Problem;
import no.nattro.platform.problem.ProblemType;
import no.nattro.platform.request.Origin;
import no.nattro.platform.request.RequestId;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;

/**
 * Completes what was read from the controllers: words, problems and headers. It stands in the tests because the running
 * service needs no OpenAPI library to be described.
 */
record ApiDescription(String title, String tag) implements OpenApiCustomizer {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Origin.class);
    }

    private static final Map<String, String> PARAMETERS = Map.of(
            "orderId", "The order, a UUID in lower case; the key under which every call may be repeated",
            "sku", "The product's SKU",
            "after", "The last SKU of the page before; left out for the first page",
            "limit", "The most products on the page");

    @Override
    public void customise(OpenAPI api) {
        api.info(new Info().title(title).version("1")).servers(null);
        api.getComponents().getSchemas().keySet().removeAll(Set.of("OrderId"));
        api.getComponents().getSchemas().forEach((name, schema) -> {
            if (name.endsWith("Response")) {
                requireEveryField(schema);
            }
        });
        ModelConverters.getInstance(true).readAll(Problem.class).forEach(api.getComponents()::addSchemas);
        api.getPaths().values().forEach(path -> path.readOperations().forEach(this::describe));
    }

    private void describe(Operation operation) {
        DescribedCall call = DescribedCall.valueOf(operation.getOperationId().toUpperCase(Locale.ROOT));
        operation.operationId(call.id).summary(call.summary).description(call.description).tags(List.of(tag));
        operation.setParameters(parameters(operation));
        ApiResponses responses = operation.getResponses();
        responses.values().forEach(success -> success.setContent(new Content().addMediaType("application/json",
                success.getContent().values().iterator().next())));
        call.problems.stream().collect(Collectors.groupingBy(ProblemType::status, TreeMap::new, Collectors.toList()))
                .forEach((status, problems) -> responses.addApiResponse(status.toString(), refusal(problems)));
        responses.values().forEach(response -> response.addHeaderObject(RequestId.HEADER,
                new Header().description("Under which logs, spans and rows are found").schema(text())));
    }

    private static List<Parameter> parameters(Operation operation) {
        List<Parameter> parameters = new ArrayList<>();
        for (Parameter parameter : operation.getParameters()) {
            parameter.description(PARAMETERS.get(parameter.getName()));
            parameters.add(parameter.getName().equals("orderId") ? parameter.schema(text().format("uuid")) : parameter);
        }
        parameters.add(new HeaderParameter().name(RequestId.HEADER).required(false).schema(text()
                .pattern("^[A-Za-z0-9-]{8,64}$")).description("One is made where none of this form comes"));
        return parameters;
    }

    private static ApiResponse refusal(List<ProblemType> problems) {
        ApiResponse response = new ApiResponse()
                .description(problems.stream().map(problem -> "`" + problem.uri() + "`: " + problem.title())
                        .collect(Collectors.joining(" · ")))
                .content(new Content().addMediaType(Problem.MEDIA_TYPE,
                        new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"))));
        return problems.getFirst().status() == 503
                ? response.addHeaderObject("Retry-After",
                        new Header().description("Seconds").schema(new IntegerSchema()))
                : response;
    }

    /** Replies leave out nothing: what there is not is null. */
    private static void requireEveryField(Schema<?> schema) {
        schema.setRequired(schema.getProperties().keySet().stream().sorted().toList());
        Schema<?> next = schema.getProperties().get("next");
        if (next != null) {
            next.addType("null");
            next.setDescription("Where the next page begins; null on the last");
        }
    }

    private static Schema<?> text() {
        return new StringSchema();
    }
}
