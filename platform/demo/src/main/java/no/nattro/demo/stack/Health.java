package no.nattro.demo.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import no.nattro.demo.home.Home;
import no.nattro.demo.postgres.Knock;
import no.nattro.demo.postgres.PostgresBinaries;
import no.nattro.demo.postgres.PostgresServer;
import no.nattro.demo.secret.Secrets;

/** Whether an instance takes requests. */
final class Health {

    static final String UP = "UP";
    static final String OUT_OF_SERVICE = "OUT_OF_SERVICE";
    static final String UNREACHABLE = "UNREACHABLE";
    static final String FROZEN = "FROZEN";

    /** A healthy service answers in milliseconds; a starved one may take its time, but not a person's. */
    private static final int TIMEOUT_MILLIS = 2000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private Health() {}

    /** Whether it takes requests, found out within twice that time. Cheap enough to be asked all the time. */
    static boolean isUp(Running running, int limitMillis) {
        if (!running.isAlive() || running.isFrozen()) {
            return false;
        }
        return running.managementPort() == null
                ? Knock.isAnswered(running.port(), limitMillis)
                : UP.equals(ofService(running.managementPort(), limitMillis));
    }

    static String of(Running running, Home home, PostgresBinaries binaries) {
        if (running.isFrozen()) {
            return FROZEN;
        }
        if (running.managementPort() != null) {
            return ofService(running.managementPort());
        }
        PostgresServer server = new PostgresServer(binaries, home.database(), running.port(),
                new Secrets(home.secrets()).superuserPassword());
        return server.isReady() ? UP : UNREACHABLE;
    }

    /** Spring's word for it ({@code UP}, {@code DOWN}, {@code OUT_OF_SERVICE}), or {@code UNREACHABLE}. */
    static String ofService(int managementPort) {
        return ofService(managementPort, TIMEOUT_MILLIS);
    }

    private static String ofService(int managementPort, int timeoutMillis) {
        try {
            HttpURLConnection connection = (HttpURLConnection) URI
                    .create("http://127.0.0.1:" + managementPort + "/actuator/health/readiness").toURL()
                    .openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(timeoutMillis);
            connection.setReadTimeout(timeoutMillis);
            try (InputStream body = connection.getResponseCode() == HttpURLConnection.HTTP_OK
                    ? connection.getInputStream()
                    : connection.getErrorStream()) {
                return body == null ? UNREACHABLE : JSON.readTree(body).path("status").asText(UNREACHABLE);
            } finally {
                connection.disconnect();
            }
        } catch (IOException _) {
            return UNREACHABLE;
        }
    }
}
