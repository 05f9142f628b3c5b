package no.nattro.inventory.web;

import no.nattro.inventory.support.Calls;
import no.nattro.inventory.support.InventoryTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springdoc.core.models.GroupedOpenApi;

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
    void the_document_is_committed(String name) {
        System.out.println("DOC " + calls.get("/v3/api-docs/" + name).body().toPrettyString());
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Documents {

        @Bean
        GroupedOpenApi publicOnes() {
            return GroupedOpenApi.builder().group("inventory-public").pathsToMatch("/api/**").build();
        }

        @Bean
        GroupedOpenApi internalOnes() {
            return GroupedOpenApi.builder().group("inventory-internal").pathsToMatch("/reservations/**").build();
        }
    }
}
