package no.nattro.inventory.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestConstructor;

/**
 * Starts the whole service on a real PostgreSQL with the demo's catalogue, once for all tests that bear this
 * annotation. They share its tables, so each makes products and orders of its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
        "management.server.port=0",
        "spring.flyway.locations=classpath:db/migration,classpath:db/demo",
        // A test machine may be busy. That requests give up soon is another test's subject.
        "spring.datasource.hikari.connection-timeout=20000",
        "nattro.database.statement-timeout=3s", "nattro.database.lock-timeout=2s",
        "springdoc.api-docs.enabled=false"
})
@AutoConfigureObservability(metrics = false)
@Import(InventoryTestBeans.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
public @interface InventoryTest {}
