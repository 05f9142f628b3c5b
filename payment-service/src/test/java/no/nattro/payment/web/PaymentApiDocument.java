package no.nattro.payment.web;

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
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import no.nattro.payment.domain.OrderId;
import no.nattro.platform.problem.CommonProblem;
import no.nattro.platform.problem.Problem;
import no.nattro.platform.problem.ProblemType;
import no.nattro.platform.request.Deadline;
import no.nattro.platform.request.Origin;
import no.nattro.platform.request.RequestId;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;

/** Says in the API's document what the controllers' signatures cannot: meanings, problems, headers. */
public class PaymentApiDocument implements OpenApiCustomizer {

    static {
        SpringDocUtils.getConfig().replaceWithClass(OrderId.class, UUID.class)
                .addRequestWrapperToIgnore(Origin.class, Deadline.class);
    }

    @Override
    public void customise(OpenAPI document) {
        document.info(new Info().title("Nattro payments").version("1").description(
                """
                        Internal: called by order-service, never routed by the gateway. Every call is idempotent \
                        under the order's id. Amounts are in minor units."""));
        ModelConverters.getInstance(true).readAll(Problem.class).forEach(document.getComponents()::addSchemas);
        alwaysThere(document, "PaymentResponse", "orderId", "status");
        alwaysThere(document, "PaymentDetails", "orderId", "status", "requestId", "createdAt", "updatedAt");
        alwaysThere(document, "Money", "amount", "currency");
        alwaysThere(document, "Problem", "type", "title", "status", "detail");
        alwaysThere(document, "FieldProblem", "field", "message");
        Operation charge = document.getPaths().get("/payments/{orderId}").getPut();
        Operation undo = document.getPaths().get("/payments/{orderId}").getDelete();
        Operation look = document.getPaths().get("/payments/{orderId}").getGet();

        describe(charge, "charge", "Charge an order",
                """
                        Takes the money once, however often it is repeated. Without an answer of the bank the end is \
                        not known: repeat the call as it was, or undo the payment.""");
        answer(charge, "200", "The money has been taken.");
        answer(charge, "202", "The bank has not answered; it may have taken the money.");
        problems(charge, CommonProblem.INVALID_REQUEST, PaymentProblem.PAYMENT_DECLINED, PaymentProblem.ALREADY_UNDONE,
                CommonProblem.TOO_LARGE, CommonProblem.UNSUPPORTED_MEDIA_TYPE, PaymentProblem.KEY_REUSED,
                CommonProblem.INTERNAL_ERROR, CommonProblem.UNAVAILABLE);

        describe(undo, "undo", "Void or refund an order's payment", """
                Ends with no money taken, whatever became of the charge. Where there is no payment yet, a final one is \
                stored, so that a charge that arrives later is refused.""");
        answer(undo, "200", "VOIDED or DECLINED: nothing was taken. REFUNDED: it was given back.");
        answer(undo, "202", "The bank has not answered; repeat the call.");
        problems(undo, CommonProblem.INVALID_REQUEST, CommonProblem.INTERNAL_ERROR, CommonProblem.UNAVAILABLE);

        describe(look, "look", "Look at an order's payment", """
                For people. Decide nothing by it: that there is no payment does not prove that none is on its way.""");
        answer(look, "200", "How the payment stands.");
        problems(look, CommonProblem.INVALID_REQUEST, CommonProblem.NOT_FOUND, CommonProblem.INTERNAL_ERROR,
                CommonProblem.UNAVAILABLE);
    }

    private static void alwaysThere(OpenAPI document, String schema, String... fields) {
        Schema<?> described = document.getComponents().getSchemas().get(schema);
        described.setRequired(List.of(fields));
    }

    private static void describe(Operation operation, String id, String summary, String description) {
        operation.operationId(id).summary(summary).description(description).tags(null);
        operation.addParametersItem(new HeaderParameter().name(RequestId.HEADER).schema(new StringSchema()
                .pattern("^[A-Za-z0-9-]{8,64}$"))
                .description("Names the request in logs, spans and rows; made up if absent."));
        operation.addParametersItem(
                new HeaderParameter().name(Deadline.HEADER).schema(new IntegerSchema().format("int32"))
                        .description("Milliseconds after which nobody waits for the answer."));
    }

    private static void answer(Operation operation, String status, String description) {
        ApiResponse ok = operation.getResponses().get("200");
        operation.getResponses().addApiResponse(status, withRequestId(new ApiResponse().description(description)
                .content(new Content().addMediaType("application/json", ok.getContent().values().iterator().next()))));
    }

    private static void problems(Operation operation, ProblemType... types) {
        Arrays.stream(types).collect(Collectors.groupingBy(ProblemType::status)).forEach((status, same) -> {
            String description = same.stream().map(type -> "`" + type.slug() + "`: " + type.title() + ".")
                    .collect(Collectors.joining(" "));
            operation.getResponses().addApiResponse(status.toString(),
                    withRequestId(new ApiResponse().description(description)
                            .content(new Content().addMediaType(Problem.MEDIA_TYPE, new MediaType().schema(
                                    new Schema<>().$ref("#/components/schemas/Problem"))))));
        });
    }

    private static ApiResponse withRequestId(ApiResponse response) {
        return response.addHeaderObject(RequestId.HEADER, new Header().schema(new StringSchema())
                .description("The request's id."));
    }
}
