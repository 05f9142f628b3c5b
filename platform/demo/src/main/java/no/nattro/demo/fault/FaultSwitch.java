package no.nattro.demo.fault;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.util.List;
import java.util.Map;
import no.nattro.demo.home.DemoFailed;
import no.nattro.demo.stack.Running;
import org.jspecify.annotations.Nullable;

/** The faults of one running instance. */
public record FaultSwitch(Running service) {

    /** A port takes a second or two to close, and more where the machine is busy. */
    private static final int TIMEOUT_MILLIS = 15_000;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NOT_THERE = 404;
    private static final int REFUSED = 400;

    /** @throws DemoFailed as all of these when the service cannot be asked; the message says what to do */
    public List<ActiveFault> list() {
        try {
            return JSON.convertValue(call("GET", null).path("faults"), new TypeReference<>() {});
        } catch (FaultRefused e) {
            throw notUnderstood(e);
        }
    }

    /**
     * Begins a fault.
     *
     * @param fields as the endpoint takes them
     */
    public ActiveFault begin(Map<String, String> fields) throws FaultRefused {
        return JSON.convertValue(call("POST", fields), ActiveFault.class);
    }

    /** Ends all; tells how many there were. */
    public int clear() {
        try {
            return call("DELETE", null).path("cleared").asInt();
        } catch (FaultRefused e) {
            throw notUnderstood(e);
        }
    }

    private JsonNode call(String method, @Nullable Map<String, String> fields) throws FaultRefused {
        if (service.isFrozen()) {
            throw new DemoFailed(service.instance() + " is frozen. First: ./demo thaw " + service.instance());
        }
        try {
            HttpURLConnection connection = (HttpURLConnection) URI.create("http://127.0.0.1:"
                    + service.managementPort() + "/actuator/faults").toURL().openConnection(Proxy.NO_PROXY);
            try {
                return answer(connection, method, fields);
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            throw new DemoFailed(service.instance() + " does not answer on its management port "
                    + service.managementPort() + " (" + e.getMessage() + "). ./demo status shows how it is", e);
        }
    }

    private JsonNode answer(HttpURLConnection connection, String method, @Nullable Map<String, String> fields)
            throws IOException, FaultRefused {
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setRequestMethod(method);
        if (fields != null) {
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setDoOutput(true);
            JSON.writeValue(connection.getOutputStream(), fields);
        }
        int status = connection.getResponseCode();
        if (status == HttpURLConnection.HTTP_OK) {
            try (InputStream body = connection.getInputStream()) {
                return JSON.readTree(body);
            }
        }
        if (status == REFUSED) {
            throw refusal(connection);
        }
        throw new DemoFailed(status == NOT_THERE
                ? service.instance() + " was started without faults, by an older ./demo. First: ./demo restart "
                        + service.instance()
                : service.instance() + " answered " + status + ". Its log says why: ./demo logs " + service.instance());
    }

    private static FaultRefused refusal(HttpURLConnection connection) throws IOException {
        try (InputStream body = connection.getErrorStream()) {
            JsonNode problem = JSON.readTree(body);
            JsonNode error = problem.path("errors").path(0);
            return error.isMissingNode()
                    ? new FaultRefused("", problem.path("detail").asText())
                    : new FaultRefused(error.path("field").asText(), error.path("message").asText());
        }
    }

    private DemoFailed notUnderstood(FaultRefused refusal) {
        return new DemoFailed(service.instance() + " refused: " + refusal.getMessage(), refusal);
    }
}
