package no.nattro.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway as a process that is up before what stands behind it, as happens where all start at once. */
class FirstVisitIT {

    private static final int MORE_THAN_CLOSE_A_ROUTE = 8;
    private static final Map<String, String> PATIENT = Map.of("NATTRO_GATEWAY_WARMUP", "60s"); // the machine may be slow

    @TempDir
    private Path folder;

    @Test
    void it_is_ready_when_the_catalogue_is_and_from_then_on_nobody_sees_a_wrong_status() throws IOException {
        Services.answer(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        try (GatewayProcess gateway = GatewayProcess.start(folder, GatewayJarIT.KEY, GatewayJarIT.CERTIFICATE,
                PATIENT)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> Services.arrived().size() > MORE_THAN_CLOSE_A_ROUTE);
            assertThat(gateway.isReady()).isFalse();

            Services.answer();
            gateway.awaitReady();
            List<Integer> seen = new ArrayList<>();
            while (seen.size() < 20) {
                seen.add(Line.get(gateway.port(), "/api/products").status());
            }

            assertThat(seen).containsOnly(200);
            assertThat(gateway.log()).contains("Waiting for the catalogue", "Warm after").doesNotContain("WARN");
        }
    }
}
