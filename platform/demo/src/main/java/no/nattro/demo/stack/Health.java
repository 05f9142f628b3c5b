package no.nattro.demo.stack;

import com.fasterxml.jackson.databind.JsonNode;
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

    private static final String READINESS = "/actuator/health/readiness";

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
        return word(Management.get(managementPort, READINESS));
    }

    private static String ofService(int managementPort, int limitMillis) {
        return word(Management.get(managementPort, READINESS, limitMillis));
    }

    private static String word(JsonNode health) {
        return health.path("status").asText(UNREACHABLE);
    }
}
