package no.nattro.gateway;

import static java.util.function.Predicate.isEqual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import no.nattro.gateway.limit.RedisServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rate limit that gateways share, each a process of its own. What one counts for itself: {@link GatewayJarIT}. */
class RateLimitIT {

    @TempDir
    private Path folder;

    @BeforeEach
    void services_answer() {
        Services.answer();
    }

    @Test
    void two_gateways_share_a_limit_as_soon_as_redis_is_there_and_let_pass_until_then() throws IOException {
        try (RedisServer redis = RedisServer.stopped()) {
            Map<String, String> settings = Map.of(
                    "NATTRO_GATEWAY_RATE_LIMIT_STORE", "redis",
                    "NATTRO_GATEWAY_RATE_LIMIT_REDIS_URL", "redis://127.0.0.1:" + redis.port(),
                    "NATTRO_GATEWAY_RATE_LIMIT_REDIS_TIMEOUT", "1s", // this machine does other things as well
                    "NATTRO_GATEWAY_RATE_LIMIT_ADDRESS_BURST", "50",
                    "NATTRO_GATEWAY_RATE_LIMIT_ADDRESS_PER_SECOND", "1");
            try (GatewayProcess one = start(settings); GatewayProcess other = start(settings)) {
                one.awaitReady();
                other.awaitReady();
                Browser client = Browser.from("127.0.7.13", one.port());
                assertThat(client.getAtOnce(90, "/nowhere")).containsOnly(404);
                assertThat(one.log()).contains("Requests pass without a rate limit, Redis does not answer");

                redis.start();
                await().until(() -> client.getAtOnce(50, "/nowhere").contains(429));
                Browser sameClient = Browser.from("127.0.7.13", other.port());
                await().until(() -> { // it was in a pause when Redis came, and asks again with somebody's request
                    sameClient.get("/nowhere");
                    return other.log().contains("Redis answers again");
                });
                await().until(() -> client.getAtOnce(50, "/nowhere").contains(429));
                List<Integer> there = sameClient.getAtOnce(50, "/nowhere");
                assertThat(there.stream().filter(isEqual(429)).count())
                        .as("the other gateway knows: %s", there).isGreaterThan(25);

                redis.freeze();
                HttpResponse<String> meanwhile = client.get("/api/products");
                assertThat(meanwhile.statusCode()).isEqualTo(200);
                redis.thaw();
                await().until(() -> client.getAtOnce(50, "/nowhere").contains(429));
            }
        }
    }

    private GatewayProcess start(Map<String, String> settings) throws IOException {
        return GatewayProcess.start(folder, GatewayJarIT.KEY, GatewayJarIT.CERTIFICATE, settings);
    }
}
