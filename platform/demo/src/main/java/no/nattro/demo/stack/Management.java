package no.nattro.demo.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;

/** What a service says of itself on its management port. */
final class Management {

    /** A healthy service answers in milliseconds; a starved one may take its time, but not a person's. */
    private static final int TIMEOUT_MILLIS = 2000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private Management() {}

    /** The answer, also one that is an error; a missing node when there is none, or it is not JSON. */
    static JsonNode get(int port, String path) {
        return get(port, path, TIMEOUT_MILLIS);
    }

    static JsonNode get(int port, String path, int timeoutMillis) {
        try {
            HttpURLConnection connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + path).toURL()
                    .openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(timeoutMillis);
            connection.setReadTimeout(timeoutMillis);
            try (InputStream body = connection.getResponseCode() == HttpURLConnection.HTTP_OK
                    ? connection.getInputStream()
                    : connection.getErrorStream()) {
                return body == null ? MissingNode.getInstance() : JSON.readTree(body);
            } finally {
                connection.disconnect();
            }
        } catch (IOException _) {
            return MissingNode.getInstance();
        }
    }
}
