package no.nattro.order.web;

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
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.core.converter.ModelConverters;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.nattro.order.domain.IdempotencyKey;
import no.nattro.order.domain.ShopperId;
import no.nattro.platform.problem.CommonProblem;
import no.nattro.platform.problem.Problem;
import no.nattro.platform.problem.ProblemType;
import no.nattro.platform.request.Deadline;
import no.nattro.platform.request.Origin;
import no.nattro.platform.request.RequestId;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** What the controllers' signatures do not say: headers, the shopper's cookie, and every way an answer can be. */
@TestConfiguration(proxyBeanMethods = false)
class OpenApiWording {

    private static final String COOKIE = "shopper";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(ShopperId.class, IdempotencyKey.class, RequestId.class,
                Origin.class, Deadline.class);
    }

    @Bean
    OpenApiCustomizer wording() {
        return document -> {
            document.info(new Info().title("Nattro: orders").version("1").description(
                    """
                            Buy, look, cancel. Money is in minor units. Every answer carries X-Request-ID. Errors are problem details \
                            (RFC 9457): tell them apart by `type`."""));
            schemas(document);
            Operation place = document.getPaths().get("/api/orders").getPost();
            place.operationId("placeOrder").summary("Buy")
                    .addParametersItem(new HeaderParameter().name("Idempotency-Key")
                            .required(true)
                            .description("Your own value for this purchase. Repeat the request with the same key until"
                                    + " you know its end; nobody pays twice.")
                            .schema(new StringSchema().pattern("^[!-~]{1,200}$")));
            place.responses(placed());
            responses(document.getPaths().get("/api/orders").getGet().operationId("listOrders")
                    .summary("Your orders, the newest first"), CommonProblem.INVALID_REQUEST,
                    OrderProblem.SHOPPER_REQUIRED);
            responses(
                    document.getPaths().get("/api/orders/{id}").getGet().operationId("getOrder")
                            .summary("One of your orders"),
                    CommonProblem.NOT_FOUND, OrderProblem.SHOPPER_REQUIRED);
            Operation cancel = document.getPaths().get("/api/orders/{id}/cancellation").getPost();
            responses(cancel.operationId("cancelOrder").summary("Cancel an order; idempotent"), CommonProblem.NOT_FOUND,
                    OrderProblem.SHOPPER_REQUIRED, OrderProblem.OUTCOME_UNKNOWN);
            cancel.getResponses().get("200").description("It is cancelled, or was over before");
            cancel.getResponses().addApiResponse("202", new ApiResponse().description("It is being undone")
                    .content(json("OrderResponse")));
        };
    }

    private static void schemas(OpenAPI document) {
        ModelConverters.getInstance(true).readAll(OrderResponse.class).forEach(document.getComponents()::addSchemas);
        ModelConverters.getInstance(true).readAll(Problem.class).forEach(document.getComponents()::addSchemas);
        document.getComponents().addSecuritySchemes(COOKIE, new SecurityScheme().type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.COOKIE).name("__Host-shopper")
                .description("Given out by the gateway with GET /api/products; keep it as a browser does"));
        document.getPaths().values().stream().flatMap(path -> path.readOperations().stream())
                .forEach(operation -> operation
                        .addSecurityItem(new SecurityRequirement().addList(COOKIE)).tags(List.of("orders")));
    }

    private static ApiResponses placed() {
        Header location = new Header().description("Where the order is").schema(new StringSchema());
        Header replayed = new Header().description("true when this key had been answered before")
                .schema(new StringSchema());
        ApiResponses responses = new ApiResponses()
                .addApiResponse("201", new ApiResponse().description("Bought").content(json("OrderResponse"))
                        .addHeaderObject("Location", location).addHeaderObject("Idempotency-Replayed", replayed))
                .addApiResponse("202", new ApiResponse().description("Its end is not known yet; nothing has failed")
                        .content(json("OrderResponse")).addHeaderObject("Location", location)
                        .addHeaderObject("Retry-After", retryAfter()));
        problems(responses, CommonProblem.INVALID_REQUEST, CommonProblem.TOO_LARGE,
                CommonProblem.UNSUPPORTED_MEDIA_TYPE);
        problems(responses, OrderProblem.values());
        unavailable(responses);
        responses.get("409").addHeaderObject("Retry-After", retryAfter());
        return responses;
    }

    private static void responses(Operation operation, ProblemType... problems) {
        ApiResponse ok = operation.getResponses().get("200");
        ok.setContent(new Content().addMediaType("application/json", ok.getContent().values().iterator().next()));
        problems(operation.getResponses(), problems);
        unavailable(operation.getResponses());
    }

    /** Every request can be one too many. */
    private static void unavailable(ApiResponses responses) {
        problems(responses, CommonProblem.UNAVAILABLE);
        responses.get("503").addHeaderObject("Retry-After", retryAfter());
    }

    /** One response a status, naming all the types that come with it. */
    private static void problems(ApiResponses responses, ProblemType... problems) {
        Map<Integer, List<ProblemType>> byStatus = Arrays.stream(problems)
                .collect(Collectors.groupingBy(ProblemType::status, TreeMap::new, Collectors.toList()));
        byStatus.forEach((status, types) -> responses.addApiResponse(status.toString(), new ApiResponse()
                .description(types.stream().map(type -> "`" + type.slug() + "`: " + type.title())
                        .collect(Collectors.joining("; ")))
                .content(new Content().addMediaType(Problem.MEDIA_TYPE,
                        new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"))))));
    }

    private static Content json(String schema) {
        return new Content().addMediaType("application/json",
                new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + schema)));
    }

    private static Header retryAfter() {
        return new Header().description("Seconds").schema(new IntegerSchema());
    }
}
