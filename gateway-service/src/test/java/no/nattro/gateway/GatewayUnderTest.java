package no.nattro.gateway;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;

/** The whole gateway on free ports, in front of {@link Services}. One is started for all tests that are marked so. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
        "management.server.port=0",
        "nattro.gateway.redirect-port=0",
        "nattro.gateway.budget=1500ms",
        "nattro.gateway.warm-up=1s", // the services still answer what the last test wanted
        "nattro.upstreams.order.response-timeout=900ms",
        "nattro.upstreams.inventory.response-timeout=1200ms",
        "nattro.shopper.keys.new=" + Keys.NEW,
        "nattro.shopper.keys.old=" + Keys.OLD,
        "nattro.shopper.signing-key=new",
        "spring.ssl.bundle.watch.file.quiet-period=100ms",
})
@AutoConfigureObservability
@ContextConfiguration(initializers = Services.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@ExtendWith(OutputCaptureExtension.class)
public @interface GatewayUnderTest {}
