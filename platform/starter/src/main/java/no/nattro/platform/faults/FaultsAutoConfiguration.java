package no.nattro.platform.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.Filter;
import org.apache.catalina.startup.Tomcat;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * The part of the starter for services that can be broken on purpose: where that is switched on, and the service has the
 * endpoint {@code faults} on a management port of its own.
 */
@AutoConfiguration
@ConditionalOnProperty(name = "nattro.faults.enabled", havingValue = "true")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({DispatcherServlet.class, Tomcat.class})
@ConditionalOnAvailableEndpoint(FaultsEndpoint.class)
@EnableConfigurationProperties(FaultsProperties.class)
public class FaultsAutoConfiguration {

    /** After the starter's own filters: the id is known, the clock runs, and the place is taken. */
    static final int FILTER_ORDER = Ordered.HIGHEST_PRECEDENCE + 20;

    /** @throws IllegalStateException when a fault could keep people from clearing it */
    @Bean
    Faults faults(WebServerApplicationContext context, MeterRegistry metrics, Environment environment) {
        if (ManagementPortType.get(environment) != ManagementPortType.DIFFERENT) {
            throw new IllegalStateException(
                    "Set management.server.port, or nattro.faults.enabled=false: a fault must not"
                            + " strike those who want to end it");
        }
        return new Faults(new TomcatDoor(context), metrics);
    }

    @Bean
    FilterRegistrationBean<Filter> faultFilter(Faults faults, ObjectMapper json) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(
                new FaultFilter(faults, new InjectedProblem(json)));
        registration.setOrder(FILTER_ORDER);
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> lineValve() {
        return server -> server.addEngineValves(new LineValve());
    }

    @Bean
    FaultsEndpoint faultsEndpoint(Faults faults) {
        return new FaultsEndpoint(faults);
    }

    @Bean
    WholeBody wholeFaultBody() {
        return new WholeBody();
    }
}
