package no.nattro.platform.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import org.apache.catalina.Valve;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A service that is not for demos has nothing of faults, and none of it can be reached. */
class FaultsOffTest {

    @ParameterizedTest
    @ValueSource(strings = {"--management.endpoints.web.exposure.include=*",
            "--nattro.faults.enabled=false --management.endpoints.web.exposure.include=*",
            "--nattro.faults.enabled=true --management.endpoints.web.exposure.include=health"})
    void without_being_switched_on_and_exposed_there_is_no_bean_no_valve_and_no_endpoint(String settings)
            throws Exception {
        try (ConfigurableApplicationContext service = start(("--management.server.port=0 " + settings).split(" "))) {
            TomcatWebServer server = (TomcatWebServer) ((ServletWebServerApplicationContext) service).getWebServer();

            assertThat(Arrays.stream(service.getBeanDefinitionNames()).map(service::getType).map(String::valueOf))
                    .noneMatch(type -> type.contains(".platform.faults.Fault") && !type.contains("FaultyService"));
            assertThat(List.of(server.getTomcat().getEngine().getPipeline().getValves())).map(Valve::getClass)
                    .doesNotContain(LineValve.class);
            assertThat(post(service)).isEqualTo(404);
        }
    }

    @Test
    void a_service_without_a_management_port_of_its_own_does_not_start_with_them() {
        assertThatThrownBy(() -> start("--nattro.faults.enabled=true",
                "--management.endpoints.web.exposure.include=faults"))
                .hasStackTraceContaining("Set management.server.port, or nattro.faults.enabled=false");
    }

    private static int post(ConfigurableApplicationContext service) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                    + service.getEnvironment().getRequiredProperty("local.management.port") + "/actuator/faults"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"kind\": \"hang\", \"for\": \"1m\"}")).build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private static ConfigurableApplicationContext start(String... settings) {
        return new SpringApplicationBuilder(FaultyService.class).properties("server.port=0").run(settings);
    }
}
