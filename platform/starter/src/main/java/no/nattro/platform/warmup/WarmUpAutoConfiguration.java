package no.nattro.platform.warmup;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.DispatcherServlet;

/** The part of the starter for services that have something to rehearse. */
@AutoConfiguration
@EnableConfigurationProperties(WarmUpProperties.class)
public class WarmUpAutoConfiguration {

    @Bean
    @ConditionalOnBean(Rehearsal.class)
    WarmUp warmUp(WarmUpProperties properties, ObjectProvider<Rehearsal> rehearsals) {
        return new WarmUp(properties, rehearsals.orderedStream().toList());
    }

    @Bean
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @ConditionalOnClass(DispatcherServlet.class)
    OwnFrontDoor ownFrontDoor(WebServerApplicationContext context, ServerProperties server) {
        return new OwnFrontDoor(context, server);
    }
}
