package no.nattro.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalManagementPort;

@GatewayUnderTest
class ManagementTest {

    private final int managementPort;

    ManagementTest(@LocalManagementPort int managementPort) {
        this.managementPort = managementPort;
    }

    @Test
    void readiness_is_told_on_a_port_of_its_own_without_tls() throws IOException {
        assertThat(get("/actuator/health/readiness").body()).contains("\"UP\"");
    }

    @Test
    void nobody_adds_a_route_there() throws IOException {
        assertThat(get("/actuator/gateway/routes").status()).isEqualTo(404);
    }

    private Line.Reply get(String path) throws IOException {
        try (Line line = Line.plain(managementPort)) {
            return line.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").reply();
        }
    }
}
