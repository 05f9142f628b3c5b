package no.nattro.payment.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.file.Path;
import java.util.Map;
import no.nattro.payment.PaymentCalls;
import no.nattro.payment.WholeService;
import no.nattro.testkit.CommittedFile;
import org.junit.jupiter.api.Test;

@WholeService
class OpenApiIT {

    private static final Path DOCUMENT = Path.of("../docs/openapi/payment-internal.json");

    private final PaymentCalls calls;

    OpenApiIT(PaymentCalls calls) {
        this.calls = calls;
    }

    @Test
    void the_committed_document_is_what_the_service_offers() throws JsonProcessingException {
        CommittedFile.assertUpToDate(DOCUMENT, normalised(calls.send("GET", "/v3/api-docs", "").text()));
    }

    @Test
    void the_document_refers_to_nothing_that_it_does_not_define() {
        JsonNode document = calls.send("GET", "/v3/api-docs", "").body();

        assertThat(document.findValuesAsText("$ref")).isNotEmpty()
                .allSatisfy(reference -> assertThat(document.at(reference.substring(1)).isObject()).isTrue());
    }

    private static String normalised(String document) throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
        Map<?, ?> tree = json.readValue(document, Map.class);
        tree.remove("servers"); // the test's own port
        DefaultIndenter twoSpaces = new DefaultIndenter("  ", "\n");
        return json.writer(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(twoSpaces).withArrayIndenter(twoSpaces)).writeValueAsString(tree) + "\n";
    }
}
