package no.nattro.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import no.nattro.gateway.problem.GatewayProblem;
import no.nattro.testkit.CommittedFile;
import no.nattro.testkit.OpenApiDocument;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

/** The public document is nobody's work: the services describe what they serve, and the gateway adds itself. */
class PublicDocumentTest {

    private static final List<Path> SERVICES = List.of(Path.of("../docs/openapi/inventory-public.json"),
            Path.of("../docs/openapi/order-public.json"));
    private static final Path PUBLIC = Path.of("src/main/resources/static/docs/openapi.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void it_is_what_the_services_say_and_what_the_gateway_adds() throws IOException {
        CommittedFile.assertUpToDate(PUBLIC, OpenApiDocument.normalised(merged()));
    }

    @Test
    void it_describes_what_can_be_called_and_nothing_else() throws IOException {
        JsonNode paths = JSON.readTree(merged()).required("paths");

        Stream<String> described = paths.propertyStream().flatMap(path -> path.getValue().propertyStream()
                .map(operation -> HttpMethod.valueOf(operation.getKey().toUpperCase()) + " " + path.getKey()));

        assertThat(described).containsExactlyInAnyOrderElementsOf(Stream.of(PublicCall.values())
                .map(call -> call.method() + " " + call.path().template()).toList());
    }

    @Test
    void whoever_is_told_to_come_back_later_is_told_when() throws IOException {
        Stream<JsonNode> operations = JSON.readTree(merged()).required("paths").propertyStream()
                .flatMap(path -> path.getValue().propertyStream()).map(operation -> operation.getValue());

        assertThat(operations).allSatisfy(operation -> assertThat(List.of("429", "503")).allSatisfy(
                status -> assertThat(
                        operation.required("responses").required(status).required("headers").propertyStream()
                                .map(header -> header.getKey()))
                        .contains("Retry-After", "X-Request-ID")));
    }

    @Test
    void what_the_gateway_says_itself_is_in_it() throws IOException {
        String document = merged();

        assertThat(GatewayProblem.values()).allSatisfy(problem -> assertThat(document).contains(problem.slug()));
    }

    private static String merged() throws IOException {
        MergedDocument merged = new MergedDocument();
        for (Path service : SERVICES) {
            merged.add(JSON.readTree(service.toFile()));
        }
        return merged.toString();
    }
}
