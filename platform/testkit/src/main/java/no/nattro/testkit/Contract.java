package no.nattro.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.json.JSONException;
import org.skyscreamer.jsonassert.JSONAssert;
import org.skyscreamer.jsonassert.JSONCompareMode;

/**
 * One expectation that a consumer has of a provider: a WireMock mapping in the provider's test resources, in
 * {@code contracts/<consumer>/}. The consumer's tests load the file as a stub; the provider's test sends the request and
 * compares the answer, in which the expected fields must stand and others may.
 *
 * @param name  the file's name without its ending
 * @param given the state that the provider's test brings about first, from {@code metadata.given}
 */
public record Contract(String name, String given, String method, String url, String requestBody, int status,
        String contentType, String responseBody) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** All contracts of a folder, in the order of their names. */
    public static List<Contract> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Contract> contracts = files.filter(file -> file.toString().endsWith(".json")).sorted()
                    .map(Contract::read).toList();
            if (contracts.isEmpty()) {
                throw new IllegalStateException("no contract in " + folder.toAbsolutePath());
            }
            return contracts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Contract read(Path file) {
        try {
            JsonNode mapping = JSON.readTree(file.toFile());
            JsonNode request = mapping.required("request");
            JsonNode response = mapping.required("response");
            return new Contract(file.getFileName().toString().replaceFirst("\\.json$", ""),
                    mapping.required("metadata").required("given").asText(),
                    request.required("method").asText(),
                    request.required("url").asText(),
                    request.path("bodyPatterns").path(0).path("equalToJson").toString(),
                    response.required("status").asInt(),
                    response.required("headers").required("Content-Type").asText(),
                    response.required("jsonBody").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is no contract", e);
        }
    }

    /** Whether the request has a body. */
    public boolean hasRequestBody() {
        return !requestBody.isEmpty();
    }

    /**
     * Fails unless the provider's answer is what the consumer expects.
     *
     * @throws AssertionError with the difference
     */
    public void assertAnswer(int actualStatus, String actualContentType, String actualBody) {
        if (status != actualStatus || !actualContentType.startsWith(contentType)) {
            throw new AssertionError(name + ": expected " + status + " " + contentType + ", got " + actualStatus + " "
                    + actualContentType + "\n" + actualBody);
        }
        try {
            JSONAssert.assertEquals(name, responseBody, actualBody, JSONCompareMode.STRICT_ORDER);
        } catch (JSONException e) {
            throw new AssertionError(name + ": the answer is no JSON\n" + actualBody, e);
        }
    }
}
