package no.nattro.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.UncheckedIOException;
import java.util.Map;

/** An OpenAPI document in the one form that is committed: keys in order, indented, without the test's own address. */
public final class OpenApiDocument {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private OpenApiDocument() {}

    public static String normalised(String document) {
        try {
            Map<?, ?> tree = JSON.readValue(document, Map.class);
            tree.remove("servers");
            DefaultIndenter twoSpaces = new DefaultIndenter("  ", "\n");
            return JSON.writer(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                    .withObjectIndenter(twoSpaces).withArrayIndenter(twoSpaces)).writeValueAsString(tree) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
