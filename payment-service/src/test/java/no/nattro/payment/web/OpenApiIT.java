package no.nattro.payment.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import no.nattro.payment.PaymentCalls;
import no.nattro.payment.WholeService;
import no.nattro.testkit.CommittedFile;
import no.nattro.testkit.OpenApiDocument;
import org.junit.jupiter.api.Test;

@WholeService
class OpenApiIT {

    private static final Path DOCUMENT = Path.of("../docs/openapi/payment-internal.json");

    private final PaymentCalls calls;

    OpenApiIT(PaymentCalls calls) {
        this.calls = calls;
    }

    @Test
    void the_committed_document_is_what_the_service_offers() {
        CommittedFile.assertUpToDate(DOCUMENT,
                OpenApiDocument.normalised(calls.send("GET", "/v3/api-docs", "").text()));
    }

    @Test
    void the_document_refers_to_nothing_that_it_does_not_define() {
        JsonNode document = calls.send("GET", "/v3/api-docs", "").body();

        assertThat(document.findValuesAsText("$ref")).isNotEmpty()
                .allSatisfy(reference -> assertThat(document.at(reference.substring(1)).isObject()).isTrue());
    }
}
