package no.nattro.platform.servlet;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import jakarta.servlet.Filter;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The servlet part of the starter. Order of the filters: id, observation (Spring's), limit, deadline, size. */
@AutoConfiguration(before = ErrorMvcAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(DispatcherServlet.class)
@EnableConfigurationProperties(InboundProperties.class)
public class ServletAutoConfiguration {

    @Bean
    FilterRegistrationBean<Filter> requestIdFilter() {
        return ordered(new RequestIdFilter(), Ordered.HIGHEST_PRECEDENCE);
    }

    /** After the observation has begun: a refusal, too, is found by its request's id. */
    @Bean
    FilterRegistrationBean<Filter> inboundLimitFilter(InboundProperties inbound, ServerProperties server,
            MeterRegistry metrics, ObjectMapper json, Environment environment) {
        int connections = server.getTomcat().getMaxConnections();
        if (connections <= inbound.atOnce()) {
            throw new IllegalStateException("server.tomcat.max-connections (" + connections + ") must be more than"
                    + " nattro.inbound.at-once (" + inbound.atOnce() + "): else who is too much waits for a connection"
                    + " instead of being refused");
        }
        return ordered(new InboundLimitFilter(InboundLimits.of(inbound, metrics), OperatorsDoor.of(environment), json),
                Ordered.HIGHEST_PRECEDENCE + 2);
    }

    @Bean
    FilterRegistrationBean<Filter> deadlineFilter(InboundProperties inbound) {
        return ordered(new DeadlineFilter(inbound.budget()), Ordered.HIGHEST_PRECEDENCE + 3);
    }

    @Bean
    FilterRegistrationBean<Filter> bodyLimitFilter(InboundProperties inbound) {
        return ordered(new BodyLimitFilter(inbound.maxBody().toBytes()), Ordered.HIGHEST_PRECEDENCE + 4);
    }

    @Bean
    ProbesUnobserved probesUnobserved() {
        return new ProbesUnobserved();
    }

    @Bean
    StrictTexts strictTexts() {
        return new StrictTexts();
    }

    @Bean
    ProblemAdvice problemAdvice() {
        return new ProblemAdvice();
    }

    @Bean
    ProblemErrorController problemErrorController() {
        return new ProblemErrorController();
    }

    @Bean
    WebMvcConfigurer requestAttributes(ObjectProvider<Tracer> tracers) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new RequestAttributeResolver());
                resolvers.add(new OriginResolver(tracers));
            }
        };
    }

    private static FilterRegistrationBean<Filter> ordered(Filter filter, int order) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }
}
