package no.nattro.inventory.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;

/** What the service answered. */
public record Reply(int status, HttpHeaders headers, JsonNode body) {

    private static final String PROBLEM = "urn:nattro:problem:";

    /** In one word: the reservation's status, or the last part of the problem's type. */
    public String word() {
        String type = body.path("type").asText();
        return type.startsWith(PROBLEM) ? type.substring(PROBLEM.length()) : body.path("status").asText();
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    public String detail() {
        return body.path("detail").asText();
    }
}
