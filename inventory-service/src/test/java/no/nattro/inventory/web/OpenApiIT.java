package no.nattro.inventory.web;

import java.nio.file.Path;
import no.nattro.inventory.support.Calls;
import no.nattro.inventory.support.InventoryTest;
import no.nattro.testkit.CommittedFile;
import no.nattro.testkit.OpenApiDocument;
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
    void the_committed_document_is_up_to_date(String name) {
        String document = calls.get("/v3/api-docs/" + name).body().toString();

        CommittedFile.assertUpToDate(Path.of("../docs/openapi/" + name + ".json"),
                OpenApiDocument.normalised(document));
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
