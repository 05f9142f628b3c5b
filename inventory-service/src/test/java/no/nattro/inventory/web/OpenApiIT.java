package no.nattro.inventory.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.file.Path;
import java.util.Map;
import no.nattro.inventory.support.Calls;
import no.nattro.inventory.support.InventoryTest;
import no.nattro.testkit.CommittedFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springdoc.core.models.GroupedOpenApi;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** The committed documents are what the controllers say. */
@InventoryTest
@TestPropertySource(properties = {"springdoc.api-docs.enabled=true", "nattro.warm-up.rounds=0"})
@DirtiesContext
class OpenApiIT {

    private final Calls calls;

    OpenApiIT(Calls calls) {
        this.calls = calls;
    }

    @ParameterizedTest
    @ValueSource(strings = {"inventory-public", "inventory-internal"})
    void the_committed_document_is_up_to_date(String name) throws JsonProcessingException {
        JsonNode document = calls.get("/v3/api-docs/" + name).body();

        CommittedFile.assertUpToDate(Path.of("../docs/openapi/" + name + ".json"), normalised(document));
    }

    /** Sorted, so that no order of beans shows; without the address that this run happened to have. */
    private static String normalised(JsonNode document) throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
        Map<?, ?> sorted = json.convertValue(document, Map.class);
        sorted.remove("servers");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        return json.writer(printer).writeValueAsString(sorted) + "\n";
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Documents {

        @Bean
        GroupedOpenApi publicDocument() {
            return GroupedOpenApi.builder().group("inventory-public").pathsToMatch("/api/**")
                    .addOpenApiCustomizer(new ApiDescription("Nattro: the catalogue", "catalogue")).build();
        }

        @Bean
        GroupedOpenApi internalDocument() {
            return GroupedOpenApi.builder().group("inventory-internal").pathsToMatch("/reservations/**")
                    .addOpenApiCustomizer(new ApiDescription("Nattro: inventory-service, internal", "reservations"))
                    .build();
        }
    }
}
