package no.nattro.gateway;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/** A {@link GatewayUnderTest} that is soon full, and gives a service no long rest. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@GatewayUnderTest
@TestPropertySource(properties = {
        "nattro.gateway.breaker.base-pause=400ms",
        "nattro.gateway.breaker.max-pause=400ms",
        "nattro.gateway.max-waiting=4",
        "spring.cloud.gateway.server.webflux.httpclient.pool.max-connections=8",
})
public @interface GatewayUnderStrain {}
