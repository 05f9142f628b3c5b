package no.nattro.platform.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.ConnectException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A service is stopped while faults are at work. */
@Timeout(60)
class FaultyStopTest {

    private final ConfigurableApplicationContext service = new SpringApplicationBuilder(FaultyService.class).run(
            "--server.port=0", "--management.server.port=0", "--nattro.faults.enabled=true",
            "--management.endpoints.web.exposure.include=faults", "--nattro.shutdown.drain=0s");
    private final FaultyService requests = service.getBean(FaultyService.class);
    private final int port = service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);

    @Test
    void what_hangs_is_let_go_and_answered() throws Exception {
        try (Switches switches = switches(); Connection connection = new Connection(port)) {
            switches.begin("{'kind': 'hang', 'for': '1h'}");
            connection.get("/things/hung");
            await().until(() -> requests.inside.get() == 1);
            long start = System.nanoTime();
            service.close();

            assertThat(Duration.ofNanos(System.nanoTime() - start)).as("under the 20 s of a graceful stop")
                    .isLessThan(Duration.ofSeconds(15));
            assertThat(connection.readUntil("hung")).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void a_closed_port_stays_closed() throws Exception {
        try (Switches switches = switches()) {
            switches.begin("{'kind': 'refuse', 'for': '1s'}");
        }
        service.close();
        await().pollDelay(Duration.ofSeconds(2)).untilAsserted(
                () -> assertThatThrownBy(() -> new Connection(port)).isInstanceOf(ConnectException.class));
    }

    private Switches switches() {
        return new Switches(service.getEnvironment().getRequiredProperty("local.management.port", Integer.class));
    }
}
