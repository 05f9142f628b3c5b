package no.nattro.platform.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** Limits that could not hold are refused at the start. */
class InboundPropertiesTest {

    private final WebApplicationContextRunner service = new WebApplicationContextRunner()
            .withBean(SimpleMeterRegistry.class)
            .withPropertyValues("nattro.inbound.shares.slow.paths=/slow/**", "nattro.inbound.shares.slow.at-once=95")
            .withConfiguration(AutoConfigurations.of(ServletAutoConfiguration.class, JacksonAutoConfiguration.class,
                    HttpMessageConvertersAutoConfiguration.class, WebMvcAutoConfiguration.class,
                    DispatcherServletAutoConfiguration.class, ServletWebServerFactoryAutoConfiguration.class));

    @Test
    void what_nests_starts() {
        service.run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void a_share_as_large_as_the_whole_is_refused() {
        service.withPropertyValues("nattro.inbound.at-once=95").run(context -> assertThat(context).getFailure()
                .rootCause().hasMessageContaining("every share must be smaller"));
    }

    @Test
    void a_share_that_would_be_measured_as_the_whole_is_refused() {
        service.withPropertyValues("nattro.inbound.shares.all.paths=/", "nattro.inbound.shares.all.at-once=1")
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("name 'all'"));
    }

    @Test
    void a_share_of_no_path_is_refused() {
        service.withPropertyValues("nattro.inbound.shares.none.at-once=1")
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("paths"));
    }

    @Test
    void connections_that_would_be_waited_for_before_the_limit_is_reached_are_refused() {
        service.withPropertyValues("server.tomcat.max-connections=96").run(context -> assertThat(context).getFailure()
                .rootCause().hasMessageContaining("server.tomcat.max-connections (96)"));
    }
}
